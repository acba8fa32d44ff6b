package dev.gradus.measures.examples;

import dev.gradus.core.numeric.GaussLegendre;

/// The one mode that fits a margin curve best: df/dt = 2 rate sqrt(f^2 + k^2) / (1 + e^f).
///
/// With it, (df/dt (1 + e^f))^2 is a straight line over f^2 of slope 4 rate^2 and intercept 4
/// rate^2 k^2; the line is fitted by least squares in which every point counts by its own size.
/// Points above confidence 0.99 are left out, where 1 + e^f magnifies all noise. The rate is
/// reliable; k only to about a fifth. With K classes f is replaced by f + ln(K - 1) in the square
/// root (derived in docs/notes/look.md).
///
/// @param rate of the mode in 1 / unit of time: frequency times input norm for a network of one
///   hidden layer
/// @param k how unbalanced the start is
/// @param shift ln(K - 1)
/// @param residual root mean square of what the line misses, relative to it
/// @param points intervals between observations that were used
public record ModeFit(double rate, double k, double shift, double residual, int points) {
  /// Fewer intervals say nothing about two unknowns.
  public static final int FEWEST_POINTS = 4;

  private static final double MOST = Math.log(99);
  private static final int REWEIGHTINGS = 8;
  private static final GaussLegendre RULE = GaussLegendre.of(16);

  /// Fits a curve; where nothing can be fitted, the rate is NaN and `points` says how many
  /// intervals there were.
  ///
  /// @param t times, increasing
  /// @param f mean margin (log-odds of the right class) at each of them
  /// @param classes K
  public static ModeFit of(double[] t, double[] f, int classes) {
    double shift = Math.log(classes - 1.0);
    int last = 0;
    while (last + 1 < f.length && f[last + 1] <= MOST) {
      last++;
    }
    double[] x = new double[last];
    double[] y = new double[last];
    for (int i = 0; i < last; i++) {
      double middle = (f[i] + f[i + 1]) / 2;
      double speed = (f[i + 1] - f[i]) / (t[i + 1] - t[i]) * (1 + Math.exp(middle));
      x[i] = (middle + shift) * (middle + shift);
      y[i] = speed * speed;
    }
    boolean grows = last >= FEWEST_POINTS && f[last] > f[0];
    return grows ? line(x, y, shift) : new ModeFit(Double.NaN, Double.NaN, shift, Double.NaN, last);
  }

  private static ModeFit line(double[] x, double[] y, double shift) {
    double largest = 0;
    for (double one : y) {
      largest = Math.max(largest, one);
    }
    double floor = 1e-3 * largest;
    double[] model = y.clone();
    double slope = 0;
    double intercept = 0;
    for (int round = 0; round < REWEIGHTINGS; round++) {
      double w = 0;
      double wx = 0;
      double wy = 0;
      double wxx = 0;
      double wxy = 0;
      for (int i = 0; i < x.length; i++) {
        double size = Math.max(model[i], floor);
        double weight = 1 / (size * size);
        w += weight;
        wx += weight * x[i];
        wy += weight * y[i];
        wxx += weight * x[i] * x[i];
        wxy += weight * x[i] * y[i];
      }
      double determinant = w * wxx - wx * wx;
      slope = (w * wxy - wx * wy) / determinant;
      intercept = (wy - slope * wx) / w;
      if (!(intercept >= 0)) {
        intercept = 0;
        slope = wxy / wxx;
      }
      for (int i = 0; i < x.length; i++) {
        model[i] = intercept + slope * x[i];
      }
    }
    double missed = 0;
    for (int i = 0; i < x.length; i++) {
      double relative = (y[i] - model[i]) / Math.max(model[i], floor);
      missed += relative * relative;
    }
    boolean fits = slope > 0 && Double.isFinite(intercept);
    return new ModeFit(
        fits ? Math.sqrt(slope) / 2 : Double.NaN,
        fits ? Math.sqrt(intercept / slope) : Double.NaN,
        shift,
        Math.sqrt(missed / x.length),
        x.length);
  }

  /// Whether there is a mode.
  public boolean isFitted() {
    return Double.isFinite(rate);
  }

  /// Time from one margin to a larger one under this mode; infinite from 0 at k = 0.
  public double time(double from, double to) {
    int pieces = (int) Math.ceil(2 * Math.abs(to - from)) + 1;
    double width = (to - from) / pieces;
    double total = 0;
    for (int piece = 0; piece < pieces; piece++) {
      for (int i = 0; i < RULE.size(); i++) {
        double v = from + width * (piece + RULE.node(i));
        double root = Math.sqrt((v + shift) * (v + shift) + k * k);
        total += width * RULE.weight(i) * (1 + Math.exp(v)) / root;
      }
    }
    return total / (2 * rate);
  }
}
