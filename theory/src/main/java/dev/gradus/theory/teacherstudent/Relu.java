package dev.gradus.theory.teacherstudent;

/// g(x) = max(0, x), g'(x) = 1 for x > 0 (to 1e-140) and 0 else.
final class Relu implements Activation, GaussianAverages {
  private static final double TWO_PI = 2 * Math.PI;

  /// Fields below this are those of units without weights: the chain keeps [RowSweeps#TINY] instead
  /// of zero, and the sign of what that makes would set free what SGD leaves at rest.
  private static final double NOTHING = 1e-140;

  @Override
  public String name() {
    return "relu";
  }

  @Override
  public double value(double x) {
    return Math.max(0, x);
  }

  @Override
  public double derivative(double x) {
    return x > NOTHING ? 1 : 0;
  }

  @Override
  public double i2(double xx, double xy, double yy) {
    double scale = Math.sqrt(xx) * Math.sqrt(yy);
    return scale == 0 ? 0 : scale * HalfSpaces.productOfParts(Math.clamp(xy / scale, -1, 1));
  }

  @Override
  public double j2(double[][] c, int a, int b) {
    HalfSpaces h = new HalfSpaces(c);
    return h.isZero(a) || h.isZero(b) ? 0 : h.both(a, b);
  }

  @Override
  public double i3(double[][] c, int a, int b, int d) {
    return i3(new HalfSpaces(c), c[a][b], c[b][d], a, d);
  }

  /// E[H(a) b d+] from the covariances of b with a and d.
  static double i3(HalfSpaces h, double ab, double bd, int a, int d) {
    if (h.isZero(a) || h.isZero(d)) {
      return 0;
    }
    double r = h.correlation(a, d);
    double rest = Math.sqrt((1 - r) * (1 + r));
    return ab * h.scale(d) / h.scale(a) * rest / TWO_PI + bd * h.both(a, d);
  }

  @Override
  public double i4(double[][] c, int a, int b, int d, int e) {
    return new HalfSpaces(c).i4(a, b, d, e);
  }
}
