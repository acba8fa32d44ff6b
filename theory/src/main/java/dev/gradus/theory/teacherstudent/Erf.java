package dev.gradus.theory.teacherstudent;

/// g(x) = erf(x / sqrt 2), g'(x) = sqrt(2 / pi) exp(-x^2 / 2).
///
/// The averages use that g' is a Gaussian weight: a factor g'(a) tilts the covariance of the other
/// fields, C' = C - C_:a C_a: / (1 + C_aa), and leaves averages of products of g.
final class Erf implements Activation, GaussianAverages {
  static final double TWO_OVER_PI = 2 / Math.PI;

  @Override
  public String name() {
    return "erf";
  }

  @Override
  public double value(double x) {
    return ErfTable.value(x);
  }

  @Override
  public double derivative(double x) {
    return ErfTable.derivative(x);
  }

  @Override
  public void evaluate(double[] x, double[] value, double[] derivative) {
    ErfTable.evaluate(x, value, derivative);
  }

  @Override
  public void values(double[] x, double[] value) {
    ErfTable.values(x, value);
  }

  @Override
  public double i2(double xx, double xy, double yy) {
    return TWO_OVER_PI * Math.asin(xy / Math.sqrt((1 + xx) * (1 + yy)));
  }

  @Override
  public double j2(double[][] c, int a, int b) {
    return TWO_OVER_PI / Math.sqrt((1 + c[a][a]) * (1 + c[b][b]) - c[a][b] * c[a][b]);
  }

  @Override
  public double i3(double[][] c, int a, int b, int d) {
    double weight = 1 + c[a][a];
    double tiltedBd = c[b][d] - c[a][b] * c[a][d] / weight;
    double tiltedDd = c[d][d] - c[a][d] * c[a][d] / weight;
    return TWO_OVER_PI * tiltedBd / Math.sqrt(weight * (1 + tiltedDd));
  }

  @Override
  public double i4(double[][] c, int a, int b, int d, int e) {
    double saa = 1 + c[a][a];
    double sbb = 1 + c[b][b];
    double sab = c[a][b];
    double determinant = saa * sbb - sab * sab;
    double dd = tilted(c, a, b, d, d, determinant);
    double de = tilted(c, a, b, d, e, determinant);
    double ee = tilted(c, a, b, e, e, determinant);
    return TWO_OVER_PI / Math.sqrt(determinant) * i2(dd, de, ee);
  }

  /// Covariance of d and e under the weight g'(a) g'(b): C - U S^-1 U^T with S = 1 + C on {a, b}.
  private static double tilted(double[][] c, int a, int b, int d, int e, double determinant) {
    double da = c[d][a];
    double db = c[d][b];
    double ea = c[e][a];
    double eb = c[e][b];
    double inverse =
        (1 + c[b][b]) * da * ea - c[a][b] * (da * eb + db * ea) + (1 + c[a][a]) * db * eb;
    return c[d][e] - inverse / determinant;
  }
}
