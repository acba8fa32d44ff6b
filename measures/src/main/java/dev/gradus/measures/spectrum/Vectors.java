package dev.gradus.measures.spectrum;

/// Sums over long vectors, always in the same order. Several sums run side by side, so that the
/// processor does not wait for one addition before the next.
final class Vectors {
  private Vectors() {}

  static double dot(double[] x, double[] y) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int n = x.length;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
    }
    for (; i < n; i++) {
      a += x[i] * y[i];
    }
    return (a + b) + (c + d);
  }

  /// The Euclidean norm, right also where squares would overflow or vanish.
  static double norm(double[] x) {
    double square = dot(x, x);
    if (square > 1e-280 && square < Double.POSITIVE_INFINITY) {
      return Math.sqrt(square);
    }
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (double value : x) {
      sum += (value / largest) * (value / largest);
    }
    return largest * Math.sqrt(sum);
  }

  /// y += factor * x.
  static void add(double factor, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * x[i];
    }
  }

  static void scale(double factor, double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }
}
