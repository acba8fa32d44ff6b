package dev.gradus.theory.largestep;

/// The algebraically largest eigenvalue of a symmetric matrix: Householder's reduction to
/// tridiagonal form, then bisection by Sturm sequences (Golub and Van Loan, sections 8.3 and 8.4).
final class TopEigenvalue {
  private TopEigenvalue() {}

  /// @param a symmetric; overwritten
  static double of(double[][] a) {
    int n = a.length;
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    for (int k = 0; k < n - 2; k++) {
      reflect(a, k, beside);
    }
    for (int k = 0; k < n; k++) {
      diagonal[k] = a[k][k];
    }
    if (n > 1) {
      beside[n - 2] = a[n - 1][n - 2];
    }
    return bisect(diagonal, beside);
  }

  /// Clears column k below its second entry under the diagonal.
  private static void reflect(double[][] a, int k, double[] beside) {
    int n = a.length;
    double[] v = new double[n];
    double largest = 0;
    for (int i = k + 1; i < n; i++) {
      largest = Math.max(largest, Math.abs(a[i][k]));
    }
    if (largest == 0) {
      return;
    }
    double square = 0;
    for (int i = k + 1; i < n; i++) {
      v[i] = a[i][k] / largest;
      square += v[i] * v[i];
    }
    double norm = Math.copySign(Math.sqrt(square), v[k + 1]);
    beside[k] = -norm * largest;
    v[k + 1] += norm;
    double scale = 1 / (norm * v[k + 1]);
    double[] p = new double[n];
    double projection = 0;
    for (int i = k + 1; i < n; i++) {
      double sum = 0;
      for (int j = k + 1; j < n; j++) {
        sum += a[i][j] * v[j];
      }
      p[i] = sum * scale;
      projection += p[i] * v[i];
    }
    double half = projection * scale / 2;
    for (int i = k + 1; i < n; i++) {
      p[i] -= half * v[i];
    }
    for (int i = k + 1; i < n; i++) {
      for (int j = k + 1; j < n; j++) {
        a[i][j] -= v[i] * p[j] + p[i] * v[j];
      }
    }
  }

  private static double bisect(double[] diagonal, double[] beside) {
    int n = diagonal.length;
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double radius = Math.abs(beside[i]) + (i > 0 ? Math.abs(beside[i - 1]) : 0);
      low = Math.max(low, diagonal[i]);
      high = Math.max(high, diagonal[i] + radius);
    }
    if (!(Math.abs(high) < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    // Some eigenvalue is at least the largest number on the diagonal.
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (isAbove(diagonal, beside, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /// Whether some eigenvalue is above x: not all pivots of T - x are negative.
  private static boolean isAbove(double[] diagonal, double[] beside, double x) {
    double pivot = diagonal[0] - x;
    for (int i = 1; i < diagonal.length && pivot < 0; i++) {
      pivot = diagonal[i] - x - beside[i - 1] / pivot * beside[i - 1];
    }
    return pivot > 0;
  }
}
