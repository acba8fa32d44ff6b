package dev.gradus.theory.teacherstudent;

/// asin to 3e-16 without a branch, and with the same bits as [VectorErfFlow] gets for several
/// numbers together: asin x = s + s t P(t), with s = |x|, t = x^2 up to 1/2 and beyond by asin x =
/// pi / 2 - 2 asin sqrt((1 - x) / 2).
final class Arcsine {
  /// Coefficients of P: the Chebyshev interpolant of (asin(sqrt t) / sqrt t -
  /// 1) / t on [0, 1/4], with an error of 4e-18.
  static final double P0 = 0x1.5555555555556p-3;

  static final double P1 = 0x1.3333333332ecap-4;
  static final double P2 = 0x1.6db6db6e31f13p-5;
  static final double P3 = 0x1.f1c71c1db0623p-6;
  static final double P4 = 0x1.6e8bb1c8209a2p-6;
  static final double P5 = 0x1.1c4d35cf95421p-6;
  static final double P6 = 0x1.c9cf07674736ap-7;
  static final double P7 = 0x1.782651caa6547p-7;
  static final double P8 = 0x1.52420b04b37bep-7;
  static final double P9 = 0x1.65a9c4dfcf8b2p-8;
  static final double P10 = 0x1.1d189408314eep-6;
  static final double P11 = -0x1.e6aaa8a0a04ccp-7;
  static final double P12 = 0x1.d72b2bc8155f8p-6;

  private Arcsine() {}

  /// asin x; beyond 1, where rounding may lead, that of 2 - x.
  static double of(double x) {
    double size = Math.abs(x);
    boolean large = size > 0.5;
    double t = large ? Math.abs(Math.fma(-0.5, size, 0.5)) : size * size;
    double s = Math.sqrt(t);
    double t2 = t * t;
    double t4 = t2 * t2;
    double low = Math.fma(Math.fma(P3, t, P2), t2, Math.fma(P1, t, P0));
    double middle = Math.fma(Math.fma(P7, t, P6), t2, Math.fma(P5, t, P4));
    double high = Math.fma(Math.fma(P11, t, P10), t2, Math.fma(P9, t, P8));
    double p = Math.fma(Math.fma(Math.fma(P12, t4, high), t4, middle), t4, low);
    double small = Math.fma(s * t, p, s);
    return Math.copySign(large ? Math.fma(-2, small, 0.5 * Math.PI) : small, x);
  }
}
