package dev.gradus.theory.teacherstudent;

import java.util.function.UnaryOperator;

/// How a function of the order parameters is differentiated at a state.
interface Derivative {

  /// The matrix of derivatives of each value (row) by each order parameter (column, as [Packing]
  /// has them).
  ///
  /// @param f may return the same array each time
  double[][] of(UnaryOperator<double[]> f);
}
