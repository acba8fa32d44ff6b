package dev.gradus.studies;

import java.util.Arrays;

/// A straight line through points with known, independent, normal errors (least squares).
///
/// @param intercept value at x = 0
/// @param slope change of y with x
/// @param interceptError standard error of the intercept
/// @param slopeError standard error of the slope
public record LineFit(double intercept, double slope, double interceptError, double slopeError) {

  /// The line that fits best: each point has the weight 1 / error^2.
  ///
  /// @param x at least two different values
  /// @param y the measured values
  /// @param error their standard errors, positive
  public static LineFit of(double[] x, double[] y, double[] error) {
    return weighted(x, y, error, Arrays.stream(error).map(e -> 1 / (e * e)).toArray());
  }

  /// The line in which all points count alike, whatever their errors: to hold two curves that are
  /// no lines against each other, each reduced in the same way.
  ///
  /// @param x at least two different values
  /// @param y the values
  /// @param error their standard errors; 0 where a value is exact
  public static LineFit equallyWeighted(double[] x, double[] y, double[] error) {
    return weighted(x, y, error, Arrays.stream(error).map(e -> 1).toArray());
  }

  private static LineFit weighted(double[] x, double[] y, double[] error, double[] weight) {
    double w = 0;
    double wx = 0;
    for (int i = 0; i < x.length; i++) {
      w += weight[i];
      wx += weight[i] * x[i];
    }
    double meanX = wx / w;
    double sxx = 0;
    for (int i = 0; i < x.length; i++) {
      sxx += weight[i] * (x[i] - meanX) * (x[i] - meanX);
    }
    // Slope and intercept are sums over the points, and so their errors add in squares.
    double slope = 0;
    double intercept = 0;
    double slopeVariance = 0;
    double interceptVariance = 0;
    for (int i = 0; i < x.length; i++) {
      double share = weight[i] * (x[i] - meanX) / sxx;
      double rest = weight[i] / w - meanX * share;
      slope += share * y[i];
      intercept += rest * y[i];
      slopeVariance += share * share * error[i] * error[i];
      interceptVariance += rest * rest * error[i] * error[i];
    }
    return new LineFit(intercept, slope, Math.sqrt(interceptVariance), Math.sqrt(slopeVariance));
  }
}
