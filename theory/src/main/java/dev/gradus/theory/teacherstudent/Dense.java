package dev.gradus.theory.teacherstudent;

import java.util.Arrays;

/// Arithmetic on long vectors. The order of the additions is fixed, so the bits are the same
/// everywhere.
///
/// Inner products are taken of six rows with two at a time: the virtual machine does not turn sums
/// of doubles into vector instructions, but twelve of them side by side keep both multipliers of a
/// processor busy, and fit into its registers.
final class Dense {
  /// Stretches that fit into the fastest cache together with what they are multiplied with.
  private static final int TILE = 1024;

  /// Rows whose products are taken side by side.
  private static final int TOGETHER = 6;

  private Dense() {}

  /// All inner products of rows x with rows y, without going through memory more often than needed.
  ///
  /// @param products where to write x_i . y_j, by i and j
  static void products(double[][] x, double[][] y, double[][] products) {
    products(x, y, false, products);
  }

  /// The inner products x_i . x_j of different rows; what is on the diagonal has no meaning.
  static void ownProducts(double[][] x, double[][] products) {
    products(x, x, true, products);
    for (int i = 1; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        products[i][j] = products[j][i];
      }
    }
  }

  private static void products(
      double[][] x, double[][] y, boolean aboveDiagonal, double[][] products) {
    for (double[] row : products) {
      Arrays.fill(row, 0);
    }
    int n = y[0].length;
    for (int from = 0; from < n; from += TILE) {
      int to = Math.min(n, from + TILE);
      for (int i = 0; i < x.length; i += TOGETHER) {
        for (int j = aboveDiagonal ? i : 0; j < y.length; j += 2) {
          addTwelve(x, i, y, j, from, to, products);
        }
      }
    }
  }

  private static void addTwelve(
      double[][] x, int i, double[][] y, int j, int from, int to, double[][] products) {
    // Rows that are not there are replaced by the last one, whose products are not looked at again.
    int last = x.length - 1;
    double[] a = x[i];
    double[] b = x[Math.min(i + 1, last)];
    double[] c = x[Math.min(i + 2, last)];
    double[] d = x[Math.min(i + 3, last)];
    double[] e = x[Math.min(i + 4, last)];
    double[] f = x[Math.min(i + 5, last)];
    double[] y0 = y[j];
    double[] y1 = y[Math.min(j + 1, y.length - 1)];
    double a0 = 0;
    double b0 = 0;
    double c0 = 0;
    double d0 = 0;
    double e0 = 0;
    double f0 = 0;
    double a1 = 0;
    double b1 = 0;
    double c1 = 0;
    double d1 = 0;
    double e1 = 0;
    double f1 = 0;
    for (int n = from; n < to; n++) {
      double p = y0[n];
      double q = y1[n];
      a0 = Math.fma(a[n], p, a0);
      b0 = Math.fma(b[n], p, b0);
      c0 = Math.fma(c[n], p, c0);
      d0 = Math.fma(d[n], p, d0);
      e0 = Math.fma(e[n], p, e0);
      f0 = Math.fma(f[n], p, f0);
      a1 = Math.fma(a[n], q, a1);
      b1 = Math.fma(b[n], q, b1);
      c1 = Math.fma(c[n], q, c1);
      d1 = Math.fma(d[n], q, d1);
      e1 = Math.fma(e[n], q, e1);
      f1 = Math.fma(f[n], q, f1);
    }
    add(products, i, j, a0, a1);
    add(products, i + 1, j, b0, b1);
    add(products, i + 2, j, c0, c1);
    add(products, i + 3, j, d0, d1);
    add(products, i + 4, j, e0, e1);
    add(products, i + 5, j, f0, f1);
  }

  private static void add(double[][] products, int i, int j, double one, double other) {
    if (i < products.length) {
      products[i][j] += one;
      if (j + 1 < products[i].length) {
        products[i][j + 1] += other;
      }
    }
  }

  /// x . y.
  static double product(double[] x, double[] y) {
    double r0 = 0;
    double r1 = 0;
    double r2 = 0;
    double r3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      r0 = Math.fma(x[i], y[i], r0);
      r1 = Math.fma(x[i + 1], y[i + 1], r1);
      r2 = Math.fma(x[i + 2], y[i + 2], r2);
      r3 = Math.fma(x[i + 3], y[i + 3], r3);
    }
    for (; i < x.length; i++) {
      r0 = Math.fma(x[i], y[i], r0);
    }
    return (r0 + r1) + (r2 + r3);
  }

  /// w = decay w + sum_e c_e x_e over the first `count` of x.
  static void addRows(double decay, double[] c, double[][] x, int count, double[] w) {
    double factor = decay;
    for (int e = 0; e < count; e += 4) {
      addFour(
          factor,
          c[e],
          x[e],
          e + 1 < count ? c[e + 1] : 0,
          x[Math.min(e + 1, count - 1)],
          e + 2 < count ? c[e + 2] : 0,
          x[Math.min(e + 2, count - 1)],
          e + 3 < count ? c[e + 3] : 0,
          x[Math.min(e + 3, count - 1)],
          w);
      factor = 1;
    }
  }

  private static void addFour(
      double factor,
      double c0,
      double[] x0,
      double c1,
      double[] x1,
      double c2,
      double[] x2,
      double c3,
      double[] x3,
      double[] w) {
    for (int i = 0; i < w.length; i++) {
      double sum = Math.fma(c0, x0[i], factor * w[i]);
      sum = Math.fma(c1, x1[i], sum);
      sum = Math.fma(c2, x2[i], sum);
      w[i] = Math.fma(c3, x3[i], sum);
    }
  }
}
