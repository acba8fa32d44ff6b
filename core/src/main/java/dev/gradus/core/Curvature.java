package dev.gradus.core;

/// A state that can say how its loss curves: the Hessian as a linear map, never as a matrix.
public interface Curvature {

  /// Count of trained numbers; at least 1.
  int dimension();

  /// Multiplies the Hessian of the loss at this state with a vector.
  ///
  /// @param direction as long as [#dimension]; not changed
  /// @param product where the result goes, all of it overwritten; another array than `direction`
  void hessianVectorProduct(double[] direction, double[] product);

  /// A cheaper Hessian that resembles this one, such as that of the loss on some of the examples;
  /// this one where there is none. It is only ever used to guess where a search should start.
  default Curvature rough() {
    return this;
  }
}
