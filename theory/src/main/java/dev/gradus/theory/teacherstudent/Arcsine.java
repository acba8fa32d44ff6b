package dev.gradus.theory.teacherstudent;

/// asin to 4e-16, in a form that the compiler turns into vector instructions: no branch, no table.
///
/// asin x = s + s t P(t) with s = |x| and t = x^2 up to 1/2, and beyond by asin x = pi / 2 - 2 asin
/// sqrt((1 - x) / 2). Which of the two is the smaller of their t.
final class Arcsine {
  /// Coefficients of P: the Chebyshev interpolant of (asin(sqrt t) / sqrt t - 1) / t on [0, 1/4],
  /// with an error of 4e-18.
  private static final double P0 = 0x1.5555555555556p-3;

  private static final double P1 = 0x1.3333333332ecap-4;
  private static final double P2 = 0x1.6db6db6e31f13p-5;
  private static final double P3 = 0x1.f1c71c1db0623p-6;
  private static final double P4 = 0x1.6e8bb1c8209a2p-6;
  private static final double P5 = 0x1.1c4d35cf95421p-6;
  private static final double P6 = 0x1.c9cf07674736ap-7;
  private static final double P7 = 0x1.782651caa6547p-7;
  private static final double P8 = 0x1.52420b04b37bep-7;
  private static final double P9 = 0x1.65a9c4dfcf8b2p-8;
  private static final double P10 = 0x1.1d189408314eep-6;
  private static final double P11 = -0x1.e6aaa8a0a04ccp-7;
  private static final double P12 = 0x1.d72b2bc8155f8p-6;

  /// Below this many numbers, passes over all of them do not pay.
  private static final int FEWEST_TOGETHER = 24;

  private final double[] squares;
  private final double[] sums;

  /// @param most how many numbers are replaced together at most
  Arcsine(int most) {
    squares = new double[most];
    sums = new double[most];
  }

  /// asin x; beyond 1, where rounding may lead, about that of 2 - x.
  static double of(double x) {
    double t = square(x);
    double p = fourMore(P12, t, P11, P10, P9, P8);
    p = fourMore(p, t, P7, P6, P5, P4);
    return finish(x, t, fourMore(p, t, P3, P2, P1, P0));
  }

  /// Replaces the first n numbers by their arcsines.
  ///
  /// In two passes: vector code of the compiler for all in one is slower.
  void replace(double[] x, int n) {
    if (n < FEWEST_TOGETHER) {
      for (int i = 0; i < n; i++) {
        x[i] = of(x[i]);
      }
      return;
    }
    begin(x, squares, sums, n);
    finish(x, squares, sums, n);
  }

  private static void begin(double[] x, double[] squares, double[] sums, int n) {
    for (int i = 0; i < n; i++) {
      double t = square(x[i]);
      squares[i] = t;
      sums[i] = fourMore(fourMore(P12, t, P11, P10, P9, P8), t, P7, P6, P5, P4);
    }
  }

  private static void finish(double[] x, double[] squares, double[] sums, int n) {
    for (int i = 0; i < n; i++) {
      double t = squares[i];
      x[i] = finish(x[i], t, fourMore(sums[i], t, P3, P2, P1, P0));
    }
  }

  /// t.
  private static double square(double x) {
    return Math.min(x * x, Math.abs(Math.fma(-0.5, Math.abs(x), 0.5)));
  }

  private static double fourMore(double p, double t, double a, double b, double c, double d) {
    return Math.fma(Math.fma(Math.fma(Math.fma(p, t, a), t, b), t, c), t, d);
  }

  private static double finish(double x, double t, double p) {
    double s = Math.sqrt(t);
    double inner = Math.fma(s * t, p, s);
    double isLarge = Math.signum(x * x - t);
    return Math.signum(x) * Math.fma(isLarge, Math.fma(-3, inner, 0.5 * Math.PI), inner);
  }
}
