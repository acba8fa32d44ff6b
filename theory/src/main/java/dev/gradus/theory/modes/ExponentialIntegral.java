package dev.gradus.theory.modes;

import dev.gradus.core.numeric.GaussLegendre;

/// The integral of e^v / sqrt(v^2 + k^2): with k = 0 the exponential integral Ei.
///
/// Where |v| <= 1 and k is small it sums the powers of e^v, whose integrals have a recursion;
/// elsewhere it is Gauss-Legendre quadrature on panels that keep their distance from the branch
/// points +-ik. Accurate to about 1e-14.
final class ExponentialIntegral {
  private static final GaussLegendre RULE = GaussLegendre.of(16);
  private static final int NODES = RULE.size();
  private static final double[] NODE = new double[NODES];
  private static final double[] WEIGHT = new double[NODES];

  static {
    for (int i = 0; i < NODES; i++) {
      NODE[i] = RULE.node(i);
      WEIGHT[i] = RULE.weight(i);
    }
  }

  /// Below, the powers of v are integrated by a recursion; above, it would lose digits.
  private static final double SMALL = 0.5;

  private static final int TERMS = 19;
  private static final double[] INVERSE_FACTORIAL = new double[TERMS + 1];

  static {
    INVERSE_FACTORIAL[0] = 1;
    for (int n = 1; n <= TERMS; n++) {
      INVERSE_FACTORIAL[n] = INVERSE_FACTORIAL[n - 1] / n;
    }
  }

  /// Beyond this length the exponential is too steep for one panel.
  private static final double LONGEST = 12;

  /// Half a panel over its distance from a branch point: the error falls by 9 with each node.
  private static final double REACH = 0.6;

  private static final double NEGLIGIBLE = -45;

  /// e^v has no finite value from here on.
  private static final double OVERFLOW = 709;

  private ExponentialIntegral() {}

  /// The integral from `from` to `to`, at least `from`.
  ///
  /// @param k at least 0; with k = 0 the interval must not hold 0
  static double between(double from, double to, double k) {
    if (!(to < OVERFLOW)) {
      return Double.POSITIVE_INFINITY;
    }
    double low = Math.max(from, Math.min(to, 0) + NEGLIGIBLE);
    if (k >= SMALL || low >= 1 || to <= -1) {
      return panels(low, to, k);
    }
    double sum = 0;
    if (low < -1) {
      sum += panels(low, -1, k);
      low = -1;
    }
    double high = Math.min(to, 1);
    sum += series(low, high, k);
    return to > 1 ? sum + panels(1, to, k) : sum;
  }

  private static double panels(double from, double to, double k) {
    double sum = 0;
    double low = from;
    double kk = k * k;
    while (low < to) {
      double length = Math.min(LONGEST, 2 * half(low, kk));
      double high = low + length;
      if (high + 0.1 * length >= to) {
        high = to;
      }
      sum += panel(low, high, kk);
      low = high;
    }
    return sum;
  }

  /// The largest h with h = REACH * |low + h +- ik|.
  private static double half(double low, double kk) {
    double rr = REACH * REACH;
    return (rr * low + REACH * Math.sqrt(low * low + (1 - rr) * kk)) / (1 - rr);
  }

  private static double panel(double low, double high, double kk) {
    double length = high - low;
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      double v = low + length * NODE[i];
      sum += WEIGHT[i] * Math.exp(v) / Math.sqrt(v * v + kk);
    }
    return length * sum;
  }

  /// Sum of M_n / n! with M_n the integral of v^n / sqrt(v^2 + k^2), and n M_n = [v^(n-1) sqrt(v^2
  /// + k^2)] - (n - 1) k^2 M_(n-2).
  private static double series(double low, double high, double k) {
    double kk = k * k;
    double lowRoot = Math.sqrt(low * low + kk);
    double highRoot = Math.sqrt(high * high + kk);
    double even = area(low, lowRoot, high, highRoot, k);
    double odd = highRoot - lowRoot;
    double sum = even + odd;
    double lowPower = lowRoot;
    double highPower = highRoot;
    for (int n = 2; n <= TERMS; n++) {
      lowPower *= low;
      highPower *= high;
      double next = (highPower - lowPower - (n - 1) * kk * even) / n;
      sum += next * INVERSE_FACTORIAL[n];
      even = odd;
      odd = next;
    }
    return sum;
  }

  /// asinh(high / k) - asinh(low / k), also for k = 0 on one side of 0.
  private static double area(double low, double lowRoot, double high, double highRoot, double k) {
    if (low >= 0) {
      return Math.log((high + highRoot) / (low + lowRoot));
    }
    if (high <= 0) {
      return Math.log((lowRoot - low) / (highRoot - high));
    }
    return Math.log((high + highRoot) / k * ((lowRoot - low) / k));
  }
}
