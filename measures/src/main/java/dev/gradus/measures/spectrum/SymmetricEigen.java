package dev.gradus.measures.spectrum;

/// All eigenvalues and eigenvectors of a small dense symmetric matrix: Householder reflections to
/// tridiagonal form, then the QL algorithm with implicit shifts (Golub and Van Loan, Matrix
/// Computations, section 8.3).
///
/// @param values in no particular order
/// @param vectors a row each, orthonormal
record SymmetricEigen(double[] values, double[][] vectors) {
  private static final int MOST_SWEEPS = 60;
  private static final double EPSILON = Math.ulp(1.0);

  /// @param matrix its first `n` rows and columns are read, none changed
  static SymmetricEigen of(double[][] matrix, int n) {
    double[][] a = new double[n][];
    double[][] z = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = java.util.Arrays.copyOf(matrix[i], n);
      z[i][i] = 1;
    }
    for (int k = 0; k < n - 2; k++) {
      reflect(a, z, k);
    }
    double[] diagonal = new double[n];
    double[] off = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = a[i][i];
      off[i] = i + 1 < n ? a[i + 1][i] : 0;
    }
    ql(diagonal, off, z);
    return new SymmetricEigen(diagonal, z);
  }

  /// Clears column k below the first subdiagonal, where it is not clear already.
  private static void reflect(double[][] a, double[][] z, int k) {
    int n = a.length;
    double tail = 0;
    for (int i = k + 2; i < n; i++) {
      tail = Math.hypot(tail, a[i][k]);
    }
    if (tail == 0) {
      return;
    }
    double[] v = new double[n];
    double norm = Math.hypot(tail, a[k + 1][k]);
    v[k + 1] = a[k + 1][k] / norm + Math.copySign(1, a[k + 1][k]);
    for (int i = k + 2; i < n; i++) {
      v[i] = a[i][k] / norm;
    }
    double factor = 1 / Math.abs(v[k + 1]);
    double[] column = new double[n];
    for (int i = 0; i < n; i++) {
      reflectRow(a[i], v, factor, k + 1);
      column[i] = 0;
    }
    for (int i = k + 1; i < n; i++) {
      for (int j = 0; j < n; j++) {
        column[j] += v[i] * a[i][j];
      }
    }
    for (int i = k + 1; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] -= factor * v[i] * column[j];
      }
    }
    // The rows of z are the images of unit vectors: z = Q^T, so reflections act on its rows' space.
    double[] image = new double[n];
    for (int i = k + 1; i < n; i++) {
      for (int j = 0; j < n; j++) {
        image[j] += v[i] * z[i][j];
      }
    }
    for (int i = k + 1; i < n; i++) {
      for (int j = 0; j < n; j++) {
        z[i][j] -= factor * v[i] * image[j];
      }
    }
  }

  private static void reflectRow(double[] row, double[] v, double factor, int from) {
    double dot = 0;
    for (int j = from; j < row.length; j++) {
      dot += row[j] * v[j];
    }
    for (int j = from; j < row.length; j++) {
      row[j] -= factor * dot * v[j];
    }
  }

  private static void ql(double[] d, double[] e, double[][] z) {
    for (int l = 0; l < d.length; l++) {
      for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
        int m = l;
        while (m < d.length - 1
            && Math.abs(e[m]) > EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
          m++;
        }
        if (m == l) {
          break;
        }
        chase(d, e, z, l, m);
      }
    }
  }

  /// One implicit QL step on rows l to m.
  private static void chase(double[] d, double[] e, double[][] z, int l, int m) {
    double g = (d[l + 1] - d[l]) / (2 * e[l]);
    g = d[m] - d[l] + e[l] / (g + Math.copySign(Math.hypot(g, 1), g));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * e[i];
      double b = c * e[i];
      double r = Math.hypot(f, g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= p;
        e[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      rotate(z[i], z[i + 1], c, s);
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }

  private static void rotate(double[] lower, double[] upper, double c, double s) {
    for (int k = 0; k < lower.length; k++) {
      double above = upper[k];
      upper[k] = s * lower[k] + c * above;
      lower[k] = c * lower[k] - s * above;
    }
  }

  /// Index of the eigenvalue of this rank, 0 for the largest.
  int[] descending() {
    return java.util.stream.IntStream.range(0, values.length)
        .boxed()
        .sorted((i, j) -> Double.compare(values[j], values[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
