package dev.gradus.theory.largestep;

import java.util.Arrays;

/// The point of a convex hull that is nearest to the origin, by Wolfe's algorithm (Math.
/// Programming 11, 128, 1976): the nearest point of a growing and shrinking set of corners, with a
/// Cholesky factor that follows it, so that a round costs k^2 + n d (or n k through the inner
/// products of the points, where n < d).
final class NearestPoint {
  /// A round must come this much nearer, relative to the squared distance.
  private static final double TOLERANCE = 1e-11;

  private static final double TINY = 1e-13;

  /// Multiplications after which it gives up: some seconds.
  private static final double MOST_WORK = 5e9;

  private final double[][] z;
  private final double enough;
  private final int n;
  private final int d;

  /// Inner products of the points, or empty.
  private final double[][] kernel;

  private final double[] scores;
  private int[] chosen;
  private double[] share;
  private int size;

  /// The lower Cholesky factor of 1 + z_s . z_t over the chosen points.
  private double[][] factor;

  /// @param z points, n rows of d numbers of at most about 1
  /// @param enough squared distance below which it stops
  NearestPoint(double[][] z, double enough) {
    this.z = z;
    this.enough = enough;
    n = z.length;
    d = z[0].length;
    kernel = n < d && n <= 2000 ? new double[n][n] : new double[0][];
    if (kernel.length > 0) {
      Rows.product(z, Rows.transposed(z), d, kernel, n);
    }
    scores = new double[n];
    chosen = new int[8];
    share = new double[8];
    factor = new double[8][8];
  }

  /// The nearest point, or the nearest one found before giving up.
  double[] find() {
    add(shortest());
    share[0] = 1;
    double work = 0;
    while (work < MOST_WORK) {
      double[] x = combination();
      score(x);
      double square = Rows.weighted(x, x, 0, d);
      int best = 0;
      for (int i = 1; i < n; i++) {
        best = scores[i] < scores[best] ? i : best;
      }
      if (square < enough
          || square - scores[best] <= TOLERANCE * square
          || isChosen(best)
          || !add(best)) {
        return x;
      }
      work += descend() + (double) n * (kernel.length > 0 ? size : d) + (double) size * d;
    }
    return combination();
  }

  private int shortest() {
    int shortest = 0;
    for (int i = 1; i < n; i++) {
      if (Rows.norm(z[i]) < Rows.norm(z[shortest])) {
        shortest = i;
      }
    }
    return shortest;
  }

  private boolean isChosen(int i) {
    for (int s = 0; s < size; s++) {
      if (chosen[s] == i) {
        return true;
      }
    }
    return false;
  }

  private double[] combination() {
    double[] x = new double[d];
    for (int s = 0; s < size; s++) {
      Rows.add(share[s], z[chosen[s]], d, x);
    }
    return x;
  }

  /// x . z_i for all points.
  private void score(double[] x) {
    if (kernel.length > 0) {
      Arrays.fill(scores, 0);
      for (int s = 0; s < size; s++) {
        Rows.add(share[s], kernel[chosen[s]], n, scores);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      scores[i] = Rows.weighted(x, z[i], 0, d);
    }
  }

  /// Adds a corner; false if it lies in the plane of those there are.
  private boolean add(int point) {
    if (size == chosen.length) {
      chosen = Arrays.copyOf(chosen, 2 * size);
      share = Arrays.copyOf(share, 2 * size);
      factor = Arrays.copyOf(factor, 2 * size);
      for (int s = 0; s < 2 * size; s++) {
        factor[s] = s < size ? Arrays.copyOf(factor[s], 2 * size) : new double[2 * size];
      }
    }
    double[] row = factor[size];
    for (int s = 0; s < size; s++) {
      row[s] = (1 + inner(point, chosen[s]) - Rows.weighted(row, factor[s], 0, s)) / factor[s][s];
    }
    double whole = 1 + inner(point, point);
    double pivot = whole - Rows.weighted(row, row, 0, size);
    if (!(pivot > TINY * whole)) {
      return false;
    }
    row[size] = Math.sqrt(pivot);
    chosen[size] = point;
    share[size++] = 0;
    return true;
  }

  private double inner(int i, int j) {
    return kernel.length > 0 ? kernel[i][j] : Rows.weighted(z[i], z[j], 0, d);
  }

  /// Moves to the nearest point of the plane of the corners, and drops those that keep it from
  /// there.
  ///
  /// @return multiplications
  private double descend() {
    double work = 0;
    while (true) {
      work += 2.0 * size * size;
      double[] wanted = affine();
      double step = 1;
      int leaving = -1;
      for (int s = 0; s < size; s++) {
        if (wanted[s] <= 0 && share[s] / (share[s] - wanted[s]) < step) {
          step = share[s] / (share[s] - wanted[s]);
          leaving = s;
        }
      }
      for (int s = 0; s < size; s++) {
        share[s] += step * (wanted[s] - share[s]);
      }
      if (leaving < 0 || size == 1) {
        return work;
      }
      remove(leaving);
    }
  }

  /// Shares of the point nearest to the origin in the plane through the chosen points.
  private double[] affine() {
    double[] u = new double[size];
    for (int s = 0; s < size; s++) {
      u[s] = (1 - Rows.weighted(u, factor[s], 0, s)) / factor[s][s];
    }
    for (int s = size - 1; s >= 0; s--) {
      u[s] /= factor[s][s];
      for (int t = 0; t < s; t++) {
        u[t] -= u[s] * factor[s][t];
      }
    }
    double sum = Arrays.stream(u).sum();
    for (int s = 0; s < size; s++) {
      u[s] /= sum;
    }
    return u;
  }

  /// Drops a corner, and turns the factor back into a triangle by plane rotations.
  private void remove(int leaving) {
    double[] freed = factor[leaving];
    size--;
    for (int s = leaving; s < size; s++) {
      factor[s] = factor[s + 1];
      chosen[s] = chosen[s + 1];
      share[s] = share[s + 1];
    }
    factor[size] = freed;
    for (int j = leaving; j < size; j++) {
      double length = Math.hypot(factor[j][j], factor[j][j + 1]);
      double cos = factor[j][j] / length;
      double sin = factor[j][j + 1] / length;
      for (int s = j; s < size; s++) {
        double left = factor[s][j];
        double right = factor[s][j + 1];
        factor[s][j] = cos * left + sin * right;
        factor[s][j + 1] = cos * right - sin * left;
      }
    }
  }
}
