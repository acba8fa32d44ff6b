package dev.gradus.theory.largestep;

import java.util.Arrays;

/// Arithmetic on matrices kept as rows. The order of the additions is fixed.
///
/// The innermost loops run along a row and have no sums across it, which the virtual machine turns
/// into vector instructions; blocks of 4 x 4 numbers of the left factor keep what is read and
/// written small (docs/notes/large-stepsize.md has what was tried).
final class Rows {
  private static final int BLOCK = 8;

  private Rows() {}

  /// c = a b.
  ///
  /// @param a rows of `inner` numbers
  /// @param b `inner` rows
  static void product(double[][] a, double[][] b, int inner, double[][] c, int rows) {
    int width = b[0].length;
    for (int i = 0; i < rows; i++) {
      Arrays.fill(c[i], 0, width, 0);
    }
    int even = inner & ~3;
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(rows, from + BLOCK);
      int four = from + (to - from & ~3);
      for (int k = 0; k < even; k += 4) {
        for (int i = from; i < four; i += 4) {
          addFourByFour(a, i, k, b, width, c[i], c[i + 1], c[i + 2], c[i + 3]);
        }
        for (int i = four; i < to; i++) {
          addFour(a[i], k, b[k], b[k + 1], b[k + 2], b[k + 3], width, c[i]);
        }
      }
      for (int k = even; k < inner; k++) {
        for (int i = from; i < to; i++) {
          add(a[i][k], b[k], width, c[i]);
        }
      }
    }
  }

  private static void addFourByFour(
      double[][] a,
      int i,
      int k,
      double[][] b,
      int width,
      double[] c0,
      double[] c1,
      double[] c2,
      double[] c3) {
    addFourByFour(
        a[i], a[i + 1], a[i + 2], a[i + 3], k, b[k], b[k + 1], b[k + 2], b[k + 3], width, c0, c1,
        c2, c3);
  }

  private static void addFourByFour(
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      int k,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      int width,
      double[] c0,
      double[] c1,
      double[] c2,
      double[] c3) {
    double a00 = a0[k];
    double a01 = a0[k + 1];
    double a02 = a0[k + 2];
    double a03 = a0[k + 3];
    double a10 = a1[k];
    double a11 = a1[k + 1];
    double a12 = a1[k + 2];
    double a13 = a1[k + 3];
    double a20 = a2[k];
    double a21 = a2[k + 1];
    double a22 = a2[k + 2];
    double a23 = a2[k + 3];
    double a30 = a3[k];
    double a31 = a3[k + 1];
    double a32 = a3[k + 2];
    double a33 = a3[k + 3];
    for (int j = 0; j < width; j++) {
      double x0 = b0[j];
      double x1 = b1[j];
      double x2 = b2[j];
      double x3 = b3[j];
      double s0 = c0[j];
      double s1 = c1[j];
      double s2 = c2[j];
      double s3 = c3[j];
      s0 = Math.fma(a00, x0, s0);
      s1 = Math.fma(a10, x0, s1);
      s2 = Math.fma(a20, x0, s2);
      s3 = Math.fma(a30, x0, s3);
      s0 = Math.fma(a01, x1, s0);
      s1 = Math.fma(a11, x1, s1);
      s2 = Math.fma(a21, x1, s2);
      s3 = Math.fma(a31, x1, s3);
      s0 = Math.fma(a02, x2, s0);
      s1 = Math.fma(a12, x2, s1);
      s2 = Math.fma(a22, x2, s2);
      s3 = Math.fma(a32, x2, s3);
      c0[j] = Math.fma(a03, x3, s0);
      c1[j] = Math.fma(a13, x3, s1);
      c2[j] = Math.fma(a23, x3, s2);
      c3[j] = Math.fma(a33, x3, s3);
    }
  }

  private static void addFour(
      double[] a,
      int k,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      int width,
      double[] c) {
    double a0 = a[k];
    double a1 = a[k + 1];
    double a2 = a[k + 2];
    double a3 = a[k + 3];
    for (int j = 0; j < width; j++) {
      double s = Math.fma(a0, b0[j], c[j]);
      s = Math.fma(a1, b1[j], s);
      s = Math.fma(a2, b2[j], s);
      c[j] = Math.fma(a3, b3[j], s);
    }
  }

  /// c += a b for one row.
  static void add(double a, double[] b, int width, double[] c) {
    for (int j = 0; j < width; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  /// c = b + a d, row by row.
  static void sum(double[][] b, double a, double[][] d, double[][] c) {
    for (int i = 0; i < b.length; i++) {
      sum(b[i], a, d[i], c[i]);
    }
  }

  private static void sum(double[] b, double a, double[] d, double[] c) {
    for (int j = 0; j < c.length; j++) {
      c[j] = Math.fma(a, d[j], b[j]);
    }
  }

  /// The sum over the first `rows` rows of a_i . b_i.
  ///
  /// @param columns as long as a row; overwritten
  static double inner(double[][] a, double[][] b, int rows, double[] columns) {
    Arrays.fill(columns, 0);
    for (int i = 0; i < rows; i++) {
      addProducts(a[i], b[i], columns);
    }
    double sum = 0;
    for (double column : columns) {
      sum += column;
    }
    return sum;
  }

  private static void addProducts(double[] a, double[] b, double[] columns) {
    for (int j = 0; j < columns.length; j++) {
      columns[j] = Math.fma(a[j], b[j], columns[j]);
    }
  }

  /// The sum of w_j x_j over `n` entries of x from `offset` on.
  static double weighted(double[] w, double[] x, int offset, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < n; j += 4) {
      s0 = Math.fma(w[j], x[offset + j], s0);
      s1 = Math.fma(w[j + 1], x[offset + j + 1], s1);
      s2 = Math.fma(w[j + 2], x[offset + j + 2], s2);
      s3 = Math.fma(w[j + 3], x[offset + j + 3], s3);
    }
    for (; j < n; j++) {
      s0 = Math.fma(w[j], x[offset + j], s0);
    }
    return (s0 + s1) + (s2 + s3);
  }

  static double[][] transposed(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < t.length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  /// The root of the sum of squares, safe from overflow.
  static double norm(double[][] rows) {
    double[] norms = new double[rows.length];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = norm(rows[i]);
    }
    return norm(norms);
  }

  /// |x|, safe from overflow.
  static double norm(double[] x) {
    double square = 0;
    for (double value : x) {
      square += value * value;
    }
    if (square > 1e-280 && square < 1e300) {
      return Math.sqrt(square);
    }
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0 || !(largest < Double.POSITIVE_INFINITY)) {
      return largest;
    }
    square = 0;
    for (double value : x) {
      square += value / largest * (value / largest);
    }
    return largest * Math.sqrt(square);
  }
}
