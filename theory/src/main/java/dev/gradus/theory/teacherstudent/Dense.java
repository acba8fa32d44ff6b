package dev.gradus.theory.teacherstudent;

import java.util.Arrays;

/// Arithmetic on long vectors. The order of the additions is fixed, so the bits are the same
/// everywhere.
///
/// Inner products are taken of four rows with two at a time: the virtual machine does not turn sums
/// of doubles into vector instructions, but eight of them side by side keep a processor busy.
final class Dense {
  /// Stretches that fit into the fastest cache together with what they are multiplied with.
  private static final int TILE = 1024;

  private Dense() {}

  /// All inner products of rows x with rows y, without going through memory more often than needed.
  ///
  /// @param products where to write x_i . y_j, by i and j
  static void products(double[][] x, double[][] y, double[][] products) {
    products(x, y, false, products);
  }

  /// The inner products x_i . x_j of rows j < i, and maybe others.
  static void ownProducts(double[][] x, double[][] products) {
    products(x, x, true, products);
  }

  private static void products(
      double[][] x, double[][] y, boolean belowDiagonal, double[][] products) {
    for (double[] row : products) {
      Arrays.fill(row, 0);
    }
    int n = y[0].length;
    for (int from = 0; from < n; from += TILE) {
      int to = Math.min(n, from + TILE);
      for (int i = 0; i < x.length; i += 4) {
        int rows = Math.min(4, x.length - i);
        int columns = belowDiagonal ? Math.min(y.length, i + rows - 1) : y.length;
        for (int j = 0; j < columns; j += 2) {
          addEight(x, i, rows, y, j, Math.min(2, columns - j), from, to, products);
        }
      }
    }
  }

  private static void addEight(
      double[][] x,
      int i,
      int rows,
      double[][] y,
      int j,
      int columns,
      int from,
      int to,
      double[][] products) {
    // Rows that are not there are replaced by others, whose products are not looked at.
    double[] a = x[i];
    double[] b = x[Math.min(i + 1, i + rows - 1)];
    double[] c = x[Math.min(i + 2, i + rows - 1)];
    double[] d = x[Math.min(i + 3, i + rows - 1)];
    double[] e = y[j];
    double[] f = y[j + columns - 1];
    double ae = 0;
    double be = 0;
    double ce = 0;
    double de = 0;
    double af = 0;
    double bf = 0;
    double cf = 0;
    double df = 0;
    for (int n = from; n < to; n++) {
      double en = e[n];
      double fn = f[n];
      ae = Math.fma(a[n], en, ae);
      be = Math.fma(b[n], en, be);
      ce = Math.fma(c[n], en, ce);
      de = Math.fma(d[n], en, de);
      af = Math.fma(a[n], fn, af);
      bf = Math.fma(b[n], fn, bf);
      cf = Math.fma(c[n], fn, cf);
      df = Math.fma(d[n], fn, df);
    }
    add(products, i, j, rows, 0, ae);
    add(products, i + 1, j, rows - 1, 0, be);
    add(products, i + 2, j, rows - 2, 0, ce);
    add(products, i + 3, j, rows - 3, 0, de);
    if (columns == 2) {
      add(products, i, j, rows, 1, af);
      add(products, i + 1, j, rows - 1, 1, bf);
      add(products, i + 2, j, rows - 2, 1, cf);
      add(products, i + 3, j, rows - 3, 1, df);
    }
  }

  private static void add(double[][] products, int i, int j, int rows, int offset, double value) {
    if (rows > 0) {
      products[i][j + offset] += value;
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
