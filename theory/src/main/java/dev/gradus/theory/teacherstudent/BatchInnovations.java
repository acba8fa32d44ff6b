package dev.gradus.theory.teacherstudent;

/// What is new in a batch of examples: all of its inputs that the order parameters can feel.
@FunctionalInterface
interface BatchInnovations {

  /// Draws the next batch.
  ///
  /// @param z coordinates of each input in the span of the weights
  /// @param rest its part outside the span, in axes of which the first belongs to the first input,
  ///   the first two to the first two, and so on: lower triangular
  /// @param noise of the labels in units of its standard deviation
  void next(double[][] z, double[][] rest, double[] noise);
}
