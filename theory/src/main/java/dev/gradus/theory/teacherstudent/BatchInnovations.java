package dev.gradus.theory.teacherstudent;

/// What is new in a batch of examples: all of its inputs that the order parameters can feel.
@FunctionalInterface
interface BatchInnovations {

  /// Draws the next batch, in units of the standard deviations and without means.
  ///
  /// @param z by group of inputs: coordinates of each input in the span of the weights
  /// @param rest by group: its part outside the span, in axes of which the first belongs to the
  ///   first input, the first two to the first two, and so on: lower triangular
  /// @param noise of the labels in units of its standard deviation
  void next(double[][][] z, double[][][] rest, double[] noise);
}
