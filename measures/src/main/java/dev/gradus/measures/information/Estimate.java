package dev.gradus.measures.information;

/// A number estimated from a sample.
///
/// @param standardError one standard error by the delta method: to first order, and so 0 where the
///   first order vanishes (an independence, a perfect prediction), which is no proof of certainty
public record Estimate(double value, double standardError) {

  Estimate times(double factor) {
    return new Estimate(value * factor, standardError * Math.abs(factor));
  }
}
