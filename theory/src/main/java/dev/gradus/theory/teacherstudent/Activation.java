package dev.gradus.theory.teacherstudent;

/// The nonlinearity g of the hidden units, the same in student and teacher.
///
/// An activation of one's own implements this; it runs under every method that only needs g and g'.
/// One that also offers [GaussianAverages] has order-parameter equations.
public interface Activation {
  /// The name used in files, such as `erf`.
  String name();

  /// g(x).
  double value(double x);

  /// g'(x).
  double derivative(double x);

  /// g and g' at several points.
  ///
  /// @param x the points
  /// @param value where to write g, as many
  /// @param derivative where to write g', as many
  default void evaluate(double[] x, double[] value, double[] derivative) {
    for (int i = 0; i < x.length; i++) {
      value[i] = value(x[i]);
      derivative[i] = derivative(x[i]);
    }
  }

  /// g at several points, with the bits of [#evaluate].
  ///
  /// @param x the points
  /// @param value where to write g, as many
  default void values(double[] x, double[] value) {
    for (int i = 0; i < x.length; i++) {
      value[i] = value(x[i]);
    }
  }

  /// I2 = E[g(x) g(y)] for centred Gaussian x, y; by quadrature unless a closed form is given.
  ///
  /// The quadrature (Gauss-Hermite, 64 x 64 nodes) is exact to rounding for smooth g, and to about
  /// 1e-3 where g has a kink.
  ///
  /// @param xx variance of x
  /// @param xy covariance
  /// @param yy variance of y
  default double i2(double xx, double xy, double yy) {
    return PairQuadrature.productMean(this, xx, xy, yy);
  }
}
