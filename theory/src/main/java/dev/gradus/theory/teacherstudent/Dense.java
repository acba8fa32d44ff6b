package dev.gradus.theory.teacherstudent;

/// Arithmetic on long vectors, in loops that the virtual machine turns into vector instructions.
/// The order of the additions is fixed, so the bits are the same everywhere.
final class Dense {
  /// Partial sums of an inner product.
  private static final int SUMS = 32;

  private static final int CHUNK = 8 * SUMS;

  /// Stretches that fit into the fastest cache together with what they are multiplied with.
  private static final int TILE = 1024;

  private final double[] sums = new double[SUMS];

  /// products[i] += x_i . y for several x.
  ///
  /// @param from first coordinate
  /// @param to end of coordinates
  private void addProducts(
      double[][] x, int count, double[] y, int from, int to, double[] products) {
    for (int i = 0; i < count; i++) {
      products[i] += product(x[i], y, from, to);
    }
  }

  /// All inner products of rows x with rows y, without going through memory more often than needed.
  ///
  /// @param products where to write x_i . y_j, by i and j
  void products(double[][] x, double[][] y, double[][] products) {
    for (double[] row : products) {
      java.util.Arrays.fill(row, 0);
    }
    int n = y[0].length;
    for (int from = 0; from < n; from += TILE) {
      int to = Math.min(n, from + TILE);
      for (int i = 0; i < x.length; i++) {
        addProducts(y, y.length, x[i], from, to, products[i]);
      }
    }
  }

  /// The inner products of rows j < i.
  void ownProducts(double[][] x, double[][] products) {
    for (double[] row : products) {
      java.util.Arrays.fill(row, 0);
    }
    int n = x[0].length;
    for (int from = 0; from < n; from += TILE) {
      int to = Math.min(n, from + TILE);
      for (int i = 1; i < x.length; i++) {
        addProducts(x, i, x[i], from, to, products[i]);
      }
    }
  }

  /// x . y.
  double product(double[] x, double[] y) {
    return product(x, y, 0, x.length);
  }

  private double product(double[] x, double[] y, int from, int to) {
    double rest = 0;
    int chunked = from + (to - from) / CHUNK * CHUNK;
    if (chunked > from) {
      java.util.Arrays.fill(sums, 0);
      for (int at = from; at < chunked; at += CHUNK) {
        addChunk(x, y, at, sums);
      }
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int i = 0; i < SUMS; i += 4) {
        s0 += sums[i];
        s1 += sums[i + 1];
        s2 += sums[i + 2];
        s3 += sums[i + 3];
      }
      rest = (s0 + s1) + (s2 + s3);
    }
    double r0 = 0;
    double r1 = 0;
    double r2 = 0;
    double r3 = 0;
    int i = chunked;
    for (; i + 3 < to; i += 4) {
      r0 = Math.fma(x[i], y[i], r0);
      r1 = Math.fma(x[i + 1], y[i + 1], r1);
      r2 = Math.fma(x[i + 2], y[i + 2], r2);
      r3 = Math.fma(x[i + 3], y[i + 3], r3);
    }
    for (; i < to; i++) {
      r0 = Math.fma(x[i], y[i], r0);
    }
    return rest + ((r0 + r1) + (r2 + r3));
  }

  private static void addChunk(double[] x, double[] y, int at, double[] sums) {
    for (int i = 0; i < SUMS; i++) {
      double sum = Math.fma(x[at + i], y[at + i], sums[i]);
      sum = Math.fma(x[at + i + SUMS], y[at + i + SUMS], sum);
      sum = Math.fma(x[at + i + 2 * SUMS], y[at + i + 2 * SUMS], sum);
      sum = Math.fma(x[at + i + 3 * SUMS], y[at + i + 3 * SUMS], sum);
      sum = Math.fma(x[at + i + 4 * SUMS], y[at + i + 4 * SUMS], sum);
      sum = Math.fma(x[at + i + 5 * SUMS], y[at + i + 5 * SUMS], sum);
      sum = Math.fma(x[at + i + 6 * SUMS], y[at + i + 6 * SUMS], sum);
      sums[i] = Math.fma(x[at + i + 7 * SUMS], y[at + i + 7 * SUMS], sum);
    }
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
