package dev.gradus.core.numeric;

import java.util.Arrays;

/// Gauss-Hermite quadrature: the mean of a function of a standard Gaussian variable, exact for
/// polynomials of degree 2 n - 1 with n nodes.
public final class GaussHermite {
  private final double[] nodes;
  private final double[] weights;

  private GaussHermite(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /// @param n nodes, from 1 to 200
  public static GaussHermite of(int n) {
    if (n < 1 || n > 200) {
      throw new IllegalArgumentException(n + " nodes asked for, expected 1 to 200");
    }
    double[] nodes = new double[n];
    double[] weights = new double[n];
    double[] values = new double[n + 1];
    for (int i = 0; i < n; i++) {
      double x = root(n, i);
      orthonormal(n, x, values);
      nodes[i] = x;
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += values[k] * values[k];
      }
      weights[i] = 1 / sum;
    }
    return new GaussHermite(nodes, weights);
  }

  /// The root of He_n of a rank: bisection by Sturm's count, then Newton's method.
  private static double root(int n, int rank) {
    double[] values = new double[n + 1];
    double low = -2 * Math.sqrt(n + 1.);
    // Not the opposite of `low`, so that no bisection meets 0, a root of every other polynomial.
    double high = 0.7 - low;
    for (int i = 0; i < 30; i++) {
      double middle = 0.5 * (low + high);
      if (rootsBelow(middle, values) > rank) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double x = 0.5 * (low + high);
    for (int i = 0; i < 4; i++) {
      orthonormal(n, x, values);
      x -= values[n] / (Math.sqrt(n) * values[n - 1]);
    }
    return x;
  }

  /// As many as neighbours in the sequence He_0, ..., He_n have the same sign.
  private static int rootsBelow(double x, double[] values) {
    int n = values.length - 1;
    orthonormal(n, x, values);
    int below = 0;
    for (int k = 0; k < n; k++) {
      below += values[k] * values[k + 1] > 0 ? 1 : 0;
    }
    return below;
  }

  /// He_k / sqrt(k!) for k = 0 to n.
  private static void orthonormal(int n, double x, double[] values) {
    Arrays.fill(values, 0);
    values[0] = 1;
    for (int k = 0; k < n; k++) {
      double before = k == 0 ? 0 : Math.sqrt(k) * values[k - 1];
      values[k + 1] = (x * values[k] - before) / Math.sqrt(k + 1.);
    }
  }

  public int size() {
    return nodes.length;
  }

  public double node(int i) {
    return nodes[i];
  }

  /// The weights sum to 1.
  public double weight(int i) {
    return weights[i];
  }
}
