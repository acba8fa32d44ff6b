package dev.gradus.core.numeric;

/// The right-hand side of an ordinary differential equation dy/dt = f(t, y).
@FunctionalInterface
public interface VectorField {

  /// Computes f(t, y).
  ///
  /// @param t time
  /// @param y state, not to be changed
  /// @param derivative where to write dy/dt, as long as `y`
  void evaluate(double t, double[] y, double[] derivative);
}
