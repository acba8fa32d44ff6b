package dev.gradus.theory.teacherstudent;

/// What is new in an example: all of an input that the order parameters can feel.
@FunctionalInterface
interface Innovations {

  /// Draws the next example.
  ///
  /// @param w where to write the coordinates of the input in the span of the M teacher and K
  ///   student weights (M + K standard normals), then the norm of its part orthogonal to that span,
  ///   then the label noise in units of its standard deviation
  void next(double[] w);
}
