package dev.gradus.theory.teacherstudent;

import org.apache.commons.numbers.gamma.Erfc;

/// Averages over one Gaussian field: E[g], E[g'] and E[g''] of an activation that comes with
/// Gradus.
record OneField(double mean, double slope, double curvature) {
  private static final double ROOT = Math.sqrt(0.5);

  static OneField of(Activation g, double m, double variance) {
    return switch (g) {
      case Linear linear -> new OneField(m, 1, 0);
      case Quadratic quadratic -> new OneField(m * m + variance, 2 * m, 2);
      case Erf erf -> {
        double width = Math.sqrt(1 + variance);
        double slope = 2 * density(m / width) / width;
        yield new OneField(g.value(m / width), slope, -m / (width * width) * slope);
      }
      case Relu relu -> {
        double s = Math.sqrt(variance);
        yield s == 0
            ? new OneField(g.value(m), g.derivative(m), 0)
            : new OneField(m * below(m / s) + s * density(m / s), below(m / s), density(m / s) / s);
      }
      default -> throw new IllegalArgumentException(g.name());
    };
  }

  /// The normal distribution function.
  static double below(double x) {
    return 0.5 * Erfc.value(-ROOT * x);
  }

  /// The normal density.
  static double density(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }
}
