package dev.gradus.measures.information;

/// n ln n of counts, remembered where counts are small.
final class NLogN {
  private static final double[] KNOWN = new double[1 << 14];

  static {
    for (int n = 1; n < KNOWN.length; n++) {
      KNOWN[n] = n * Math.log(n);
    }
  }

  private static final double[] GROWTH = new double[KNOWN.length - 1];

  static {
    for (int n = 0; n < GROWTH.length; n++) {
      GROWTH[n] = KNOWN[n + 1] - KNOWN[n];
    }
  }

  private NLogN() {}

  static double of(int n) {
    return n < KNOWN.length ? KNOWN[n] : n * Math.log(n);
  }

  /// (n + 1) ln (n + 1) - n ln n.
  static double growth(int n) {
    return n < GROWTH.length ? GROWTH[n] : of(n + 1) - of(n);
  }

  static double of(double n) {
    int whole = (int) n;
    return whole == n && whole < KNOWN.length ? KNOWN[whole] : n * Math.log(n);
  }

  static double of(long n) {
    return n < KNOWN.length ? KNOWN[(int) n] : n * Math.log((double) n);
  }
}
