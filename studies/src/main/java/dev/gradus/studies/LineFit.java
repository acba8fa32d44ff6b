package dev.gradus.studies;

/// A straight line through points with known, independent, normal errors (weighted least squares).
///
/// @param intercept value at x = 0
/// @param slope change of y with x
/// @param interceptError standard error of the intercept
/// @param slopeError standard error of the slope
public record LineFit(double intercept, double slope, double interceptError, double slopeError) {

  /// The line that fits best.
  ///
  /// @param x at least two different values
  /// @param y the measured values
  /// @param error their standard errors, positive
  public static LineFit of(double[] x, double[] y, double[] error) {
    double w = 0;
    double wx = 0;
    double wy = 0;
    for (int i = 0; i < x.length; i++) {
      double weight = 1 / (error[i] * error[i]);
      w += weight;
      wx += weight * x[i];
      wy += weight * y[i];
    }
    double meanX = wx / w;
    double meanY = wy / w;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < x.length; i++) {
      double weight = 1 / (error[i] * error[i]);
      sxx += weight * (x[i] - meanX) * (x[i] - meanX);
      sxy += weight * (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = sxy / sxx;
    return new LineFit(
        meanY - slope * meanX, slope, Math.sqrt(1 / w + meanX * meanX / sxx), Math.sqrt(1 / sxx));
  }
}
