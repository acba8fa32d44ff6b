package dev.gradus.measures.information;

/// A number estimated from a sample.
///
/// @param standardError one standard error by the delta method: to first order, and so 0 where the
///   first order vanishes (an independence, a perfect prediction), which is no proof of certainty
/// @param lower lower end of the 95 % interval
/// @param upper upper end of the 95 % interval
public record Estimate(double value, double standardError, double lower, double upper) {
  static final Estimate UNDEFINED = new Estimate(Double.NaN, Double.NaN);

  /// The 97.5 % point of the normal law.
  private static final double NORMAL_975 = 1.959963984540054;

  /// An estimate whose interval is 1.96 standard errors either way.
  public Estimate(double value, double standardError) {
    this(
        value,
        standardError,
        value - NORMAL_975 * standardError,
        value + NORMAL_975 * standardError);
  }

  /// Another value with this error.
  Estimate at(double other) {
    return new Estimate(other, standardError);
  }

  /// The same value in an interval around one that is less biased, and reaching to the value.
  Estimate around(double centre) {
    Estimate other = at(centre);
    return new Estimate(
        value, standardError, Math.min(value, other.lower), Math.max(value, other.upper));
  }

  Estimate times(double factor) {
    return new Estimate(value * factor, standardError * factor, lower * factor, upper * factor);
  }
}
