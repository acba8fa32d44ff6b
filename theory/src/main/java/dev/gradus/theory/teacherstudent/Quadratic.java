package dev.gradus.theory.teacherstudent;

/// g(x) = x^2; the averages are Isserlis' sums over pairings.
final class Quadratic implements Activation, GaussianAverages {
  @Override
  public String name() {
    return "quadratic";
  }

  @Override
  public double value(double x) {
    return x * x;
  }

  @Override
  public double derivative(double x) {
    return 2 * x;
  }

  @Override
  public double i2(double xx, double xy, double yy) {
    return xx * yy + 2 * xy * xy;
  }

  @Override
  public double j2(double[][] c, int a, int b) {
    return 4 * c[a][b];
  }

  @Override
  public double i3(double[][] c, int a, int b, int d) {
    return 2 * (c[a][b] * c[d][d] + 2 * c[a][d] * c[b][d]);
  }

  @Override
  public double i4(double[][] c, int a, int b, int d, int e) {
    double pairs = c[a][b] * (c[d][d] * c[e][e] + 2 * c[d][e] * c[d][e]);
    pairs += 2 * c[a][d] * (c[b][d] * c[e][e] + 2 * c[b][e] * c[d][e]);
    pairs += 2 * c[a][e] * (c[b][e] * c[d][d] + 2 * c[b][d] * c[d][e]);
    return 4 * pairs;
  }
}
