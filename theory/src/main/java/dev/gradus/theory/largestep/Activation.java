package dev.gradus.theory.largestep;

import dev.gradus.core.InputException;

/// phi(z) = c z + s g(z) with one of the smooth functions g of [Shape].
///
/// @param shape g
/// @param width h of the Huberised ReLU, positive; unused by the others
/// @param leak c, in [0, 1]
/// @param scale s, positive
public record Activation(Shape shape, double width, double leak, double scale) {
  /// phi(z) = z, which makes a network of one unit a linear predictor.
  public static final Activation IDENTITY = new Activation(Shape.IDENTITY, 1, 0, 1);

  /// @throws InputException naming the number that cannot be used
  public Activation {
    require(width > 0 && width < 1e100, "activation.h", width, "a finite number > 0");
    require(leak >= 0 && leak <= 1, "activation.leak", leak, "a number from 0 to 1");
    require(scale > 0 && scale < 1e100, "activation.scale", scale, "a finite number > 0");
  }

  /// Without leak, and h = 1.
  public static Activation of(Shape shape) {
    return new Activation(shape, 1, 0, 1);
  }

  /// phi and phi' at many points.
  ///
  /// @param z the first `n` numbers are used
  /// @param value where phi goes, another array
  /// @param slope where phi' goes, another array
  /// @param scratch two more arrays
  void evaluate(double[] z, double[] value, double[] slope, double[][] scratch, int n) {
    shape.evaluate(width, z, value, slope, scratch, n);
    if (leak != 0 || scale != 1) {
      for (int i = 0; i < n; i++) {
        value[i] = Math.fma(leak, z[i], scale * value[i]);
        slope[i] = Math.fma(scale, slope[i], leak);
      }
    }
  }

  /// phi(z).
  public double value(double z) {
    return at(z)[0];
  }

  /// phi'(z).
  public double slope(double z) {
    return at(z)[1];
  }

  private double[] at(double z) {
    double[] value = new double[1];
    double[] slope = new double[1];
    evaluate(new double[] {z}, value, slope, new double[2][1], 1);
    return new double[] {value[0], slope[0]};
  }

  /// phi''(z).
  public double curvature(double z) {
    return scale * shape.curvature(width, z);
  }

  /// sup |phi'|, in closed form.
  public double lipschitz() {
    return Math.max(Math.abs(leak + scale * shape.steepest()), Math.abs(lowestSlope()));
  }

  /// inf |phi'|, in closed form.
  public double alpha() {
    return Math.max(0, lowestSlope());
  }

  private double lowestSlope() {
    return leak + scale * shape.flattest();
  }

  /// sup |phi''|, in closed form.
  public double smoothness() {
    return scale * shape.smoothness(width);
  }

  /// kappa = sup |phi(z) - z phi'(z)|, in closed form; the paper's value for GELU is too small.
  public double kappa() {
    return scale * shape.kappa(width);
  }

  private static void require(boolean holds, String name, double found, String expected) {
    if (!holds) {
      throw new InputException(name + ": " + found + " found, expected " + expected);
    }
  }
}
