package dev.gradus.measures.information;

import org.apache.commons.numbers.gamma.LogGamma;

/// ln n!, remembered where n is small.
final class LogFactorial {
  private static final double[] KNOWN = new double[1 << 14];

  static {
    for (int n = 2; n < KNOWN.length; n++) {
      KNOWN[n] = LogGamma.value(n + 1.0);
    }
  }

  private LogFactorial() {}

  static double of(int n) {
    return n < KNOWN.length ? KNOWN[n] : LogGamma.value(n + 1.0);
  }
}
