package dev.gradus.core.numeric;

/// The standard normal distribution, to full relative precision far into the left tail.
///
/// For a >= 0, Phi(-a) = exp(-a^2 / 2) h(a) / (1 + a) with a smooth h, a polynomial in (a - 4) / (a
/// + 4) (derived in docs/notes/array-math.md, in the manner of Shepherd and Laframboise, Math.
/// Comp. 36, 249, 1981).
public final class Normal {
  private static final double ROOT_TWO_PI = 2.5066282746310002;

  /// Beyond this the left tail is 0 in whole arrays.
  private static final double LARGEST = 40;

  private Normal() {}

  /// The density at x.
  public static double density(double x) {
    double square = x * x;
    double rest = Math.fma(x, x, -square);
    return Double.isInfinite(square) ? 0 : Math.exp(-square / 2) * (1 - rest / 2) / ROOT_TWO_PI;
  }

  /// Phi(x), the probability of a number <= x, within 1e-15 of itself where it is a normal number
  /// (x >= -37.5), and within the spacing of numbers below.
  public static double cdf(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double a = Math.min(Math.abs(x), 60);
    double square = a * a;
    double rest = Math.fma(a, a, -square);
    double tail = Math.exp(-square / 2) * (1 - rest / 2) * ratio(a);
    return x <= 0 ? tail : 1 - tail;
  }

  /// The left tail Phi(-|x|) and exp(-x^2 / 2), for whole arrays; 0 where the latter is no normal
  /// number (|x| > 37.6).
  ///
  /// @param x the first `n` numbers are used
  /// @param tail another array
  /// @param weight another array
  /// @param scratch another array
  public static void tails(double[] x, double[] tail, double[] weight, double[] scratch, int n) {
    for (int i = 0; i < n; i++) {
      double a = Math.min(Math.abs(x[i]), LARGEST);
      tail[i] = a * a / 2;
    }
    ArrayMath.decay(tail, weight, scratch, n);
    for (int i = 0; i < n; i++) {
      double a = Math.min(Math.abs(x[i]), LARGEST);
      double square = a * a;
      double rest = Math.fma(a, a, -square);
      double w = Math.fma(-0.5 * rest, weight[i], weight[i]);
      double inverse = 1 / ((a + 4) * (1 + a));
      weight[i] = w;
      scratch[i] = (a - 4) * (1 + a) * inverse;
      tail[i] = w * ((a + 4) * inverse);
    }
    for (int i = 0; i < n; i++) {
      tail[i] *= polynomial(scratch[i]);
    }
  }

  /// Phi(-a) exp(a^2 / 2).
  private static double ratio(double a) {
    // One division for both quotients.
    double inverse = 1 / ((a + 4) * (1 + a));
    return polynomial((a - 4) * (1 + a) * inverse) * ((a + 4) * inverse);
  }

  private static double polynomial(double t) {
    double p = 1.7569787339538164e-10;
    p = Math.fma(p, t, -6.736634571009946e-10);
    p = Math.fma(p, t, -2.599563802271586e-09);
    p = Math.fma(p, t, 5.459373698638991e-09);
    p = Math.fma(p, t, 2.0208468930264034e-08);
    p = Math.fma(p, t, -1.789372651986133e-08);
    p = Math.fma(p, t, -1.1439312867331685e-07);
    p = Math.fma(p, t, -1.2919579985812394e-09);
    p = Math.fma(p, t, 5.547606949893862e-07);
    p = Math.fma(p, t, 4.0676642733334854e-07);
    p = Math.fma(p, t, -2.61436294231482e-06);
    p = Math.fma(p, t, -3.4334009324152583e-06);
    p = Math.fma(p, t, 1.3627374958716244e-05);
    p = Math.fma(p, t, 2.1250457860811776e-05);
    p = Math.fma(p, t, -8.78532981753416e-05);
    p = Math.fma(p, t, -9.443034215049712e-05);
    p = Math.fma(p, t, 0.0006948971208651091);
    p = Math.fma(p, t, -0.0002856230864018645);
    p = Math.fma(p, t, -0.005002378592400097);
    p = Math.fma(p, t, 0.017936097478834515);
    p = Math.fma(p, t, -0.0321978374280282);
    p = Math.fma(p, t, 0.028600364053578804);
    p = Math.fma(p, t, 0.013999634724424467);
    p = Math.fma(p, t, -0.09670347732652608);
    p = Math.fma(p, t, 0.47205320650984467);
    return p;
  }
}
