package dev.gradus.measures.information;

/// n ln n of counts, remembered where counts are small.
final class NLogN {
  private static final double[] KNOWN = new double[1 << 14];

  static {
    for (int n = 1; n < KNOWN.length; n++) {
      KNOWN[n] = n * Math.log(n);
    }
  }

  private NLogN() {}

  static double of(int n) {
    return n < KNOWN.length ? KNOWN[n] : n * Math.log(n);
  }

  static double of(double n) {
    int whole = (int) n;
    return whole == n && whole < KNOWN.length ? KNOWN[whole] : n * Math.log(n);
  }

  static double of(long n) {
    return n < KNOWN.length ? KNOWN[(int) n] : n * Math.log((double) n);
  }
}
