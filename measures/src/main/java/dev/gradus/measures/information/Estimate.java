package dev.gradus.measures.information;

/// A number estimated from a sample.
///
/// @param standardError one standard error by the delta method: to first order, and so 0 where the
///   first order vanishes (an independence, a perfect prediction), which is no proof of certainty
public record Estimate(double value, double standardError) {
  /// The 97.5 % point of the normal law.
  private static final double NORMAL_975 = 1.959963984540054;

  static final Estimate UNDEFINED = new Estimate(Double.NaN, Double.NaN);

  /// Lower end of the 95 % interval.
  public double lower() {
    return value - NORMAL_975 * standardError;
  }

  /// Upper end of the 95 % interval.
  public double upper() {
    return value + NORMAL_975 * standardError;
  }

  /// Another value with this error.
  Estimate at(double other) {
    return new Estimate(other, standardError);
  }

  Estimate times(double factor) {
    return new Estimate(value * factor, standardError * Math.abs(factor));
  }
}
