package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.List;

/// The nonlinearity g of the hidden units, the same in student and teacher.
///
/// An activation of one's own implements this; it runs under every method that only needs g and g'.
/// One that also offers [GaussianAverages] has order-parameter equations.
public interface Activation {
  /// erf(x / sqrt 2).
  Activation ERF = new Erf();

  /// max(0, x).
  Activation RELU = new Relu();

  /// x.
  Activation LINEAR = new Linear();

  /// x^2.
  Activation QUADRATIC = new Quadratic();

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

  /// The activations that come with Gradus.
  static List<Activation> all() {
    return List.of(ERF, RELU, LINEAR, QUADRATIC);
  }

  /// The activation of a name.
  ///
  /// @throws InputException if there is none
  static Activation of(String name) {
    return all().stream()
        .filter(activation -> activation.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "activation: "
                    + name
                    + " found, expected one of "
                    + Arrays.toString(all().stream().map(Activation::name).toArray())));
  }
}
