package dev.gradus.core.numeric;

/// Elementary functions of whole arrays, several times as fast as a call for each number.
///
/// The loops have neither branches nor calls, so that the virtual machine turns them into vector
/// instructions; only the scaling by powers of two and the choice of a sign go number by number.
/// The bits are the same everywhere. Derivations of the polynomials: docs/notes/array-math.md.
public final class ArrayMath {
  /// Where exp(-x) is no normal number any more, and is replaced by 0.
  private static final double LARGEST = 709.1;

  /// Adding this rounds to a whole number, which then stands in the lowest bits.
  private static final double ROUND = 0x1.8p52;

  private static final double LOG2_E = 1.4426950408889634;

  /// log 2 in two parts, the first short enough that k times it is exact.
  private static final double LOG_2_HIGH = 0x1.62e42feep-1;

  private static final double LOG_2_LOW = 0x1.a39ef35793c76p-33;

  private ArrayMath() {}

  /// exp(-|x|), within 1.5 units in the last place, or 0 where it is below 2.3e-308.
  ///
  /// @param x the first `n` numbers are used
  /// @param result may be `x`
  /// @param scratch another array, at least as long
  public static void decay(double[] x, double[] result, double[] scratch, int n) {
    for (int i = 0; i < n; i++) {
      double v = -Math.min(Math.abs(x[i]), LARGEST);
      double t = Math.fma(v, LOG2_E, ROUND);
      double k = t - ROUND;
      double r = Math.fma(-k, LOG_2_LOW, Math.fma(-k, LOG_2_HIGH, v));
      scratch[i] = t;
      result[i] = expm1(r);
    }
    for (int i = 0; i < n; i++) {
      double scale = powerOfTwo(scratch[i]);
      result[i] = Math.fma(result[i], scale, scale);
    }
  }

  /// 1 - exp(-2 |x|), within 2 units in the last place however small x is.
  ///
  /// @param result may be `x`
  /// @param scratch another array, at least as long
  public static void growth(double[] x, double[] result, double[] scratch, int n) {
    for (int i = 0; i < n; i++) {
      double v = -2 * Math.min(Math.abs(x[i]), 354.5);
      double t = Math.fma(v, LOG2_E, ROUND);
      double k = t - ROUND;
      double r = Math.fma(-k, LOG_2_LOW, Math.fma(-k, LOG_2_HIGH, v));
      scratch[i] = t;
      result[i] = expm1(r);
    }
    for (int i = 0; i < n; i++) {
      double scale = powerOfTwo(scratch[i]);
      result[i] = (1 - scale) - result[i] * scale;
    }
  }

  /// log(1 + u) for 0 <= u <= 1, within 2 units in the last place.
  ///
  /// @param result may be `u`
  public static void log1p(double[] u, double[] result, int n) {
    for (int i = 0; i < n; i++) {
      result[i] = log1p(u[i]);
    }
  }

  /// log(1 + u) = 2 artanh(u / (2 + u)) for 0 <= u <= 1.
  public static double log1p(double u) {
    return twiceArtanh(u / (2 + u));
  }

  /// 2 artanh(s) = log((1 + s) / (1 - s)) for 0 <= s <= 1/3.
  public static double twiceArtanh(double s) {
    double t = s * s;
    double p = 0.1616404561194353;
    p = Math.fma(p, t, 0.08800738486144674);
    p = Math.fma(p, t, 0.12001072809590713);
    p = Math.fma(p, t, 0.13314144209654935);
    p = Math.fma(p, t, 0.15385570064958623);
    p = Math.fma(p, t, 0.18181789436132859);
    p = Math.fma(p, t, 0.22222222717427864);
    p = Math.fma(p, t, 0.2857142856710876);
    p = Math.fma(p, t, 0.40000000000014585);
    p = Math.fma(p, t, 0.6666666666666666);
    return Math.fma(s * t, p, 2 * s);
  }

  /// exp(r) - 1 for |r| <= log(2) / 2.
  private static double expm1(double r) {
    double p = 2.5100472505694996e-08;
    p = Math.fma(p, r, 2.7620201591031547e-07);
    p = Math.fma(p, r, 2.7557268276905696e-06);
    p = Math.fma(p, r, 2.4801521057868204e-05);
    p = Math.fma(p, r, 0.00019841269863171557);
    p = Math.fma(p, r, 0.0013888888917367081);
    p = Math.fma(p, r, 0.008333333333330039);
    p = Math.fma(p, r, 0.041666666666623824);
    p = Math.fma(p, r, 0.16666666666666669);
    p = Math.fma(p, r, 0.5000000000000001);
    return Math.fma(p, r * r, r);
  }

  private static double powerOfTwo(double rounded) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + 1023) << 52);
  }
}
