package dev.gradus.theory.largestep;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;
import java.util.Arrays;

/// f(w; x) = (b / m) sum_j a_j phi(w_j . x), without biases, of which the first layer w is trained
/// on the mean loss of all examples (Cai et al. 2024, equation 2). With one unit, sign 1 and phi(z)
/// = z it is a linear predictor.
///
/// @param data n examples in d dimensions
/// @param signs a_j in {-1, 1}, one a unit
/// @param scaling b, positive: 1 is the mean-field scaling, the root of m that of the neural
///   tangent kernel
/// @param activation phi
/// @param loss of the margin y f(x)
/// @param initial w at time 0, m rows of d numbers
/// @param stepsize of the raw parameters
/// @param momentum share of the last move that is kept by methods with momentum, in [0, 1)
public record TwoLayerClassifier(
    BinaryData data,
    double[] signs,
    double scaling,
    Activation activation,
    Loss loss,
    double[][] initial,
    Stepsize stepsize,
    double momentum)
    implements Problem {

  /// @throws InputException naming the first number that cannot be used
  public TwoLayerClassifier {
    if (signs.length == 0 || signs.length != initial.length) {
      throw new InputException(
          "initial: %d units but %d signs, expected as many, at least 1"
              .formatted(initial.length, signs.length));
    }
    for (int j = 0; j < signs.length; j++) {
      if (Math.abs(signs[j]) != 1) {
        throw new InputException(
            "initial: unit %d has the sign a = %s, expected -1 or 1".formatted(j + 1, signs[j]));
      }
      if (initial[j].length != data.dimension()) {
        throw new InputException(
            "initial: unit %d has %d weights, but the data have %d inputs"
                .formatted(j + 1, initial[j].length, data.dimension()));
      }
      for (double weight : initial[j]) {
        if (!(Math.abs(weight) <= 1e100)) {
          throw new InputException(
              "initial: unit %d has the weight %s, expected finite numbers up to 1e100"
                  .formatted(j + 1, weight));
        }
      }
    }
    if (!(scaling > 0 && scaling <= 1e100)) {
      throw new InputException("scaling: " + scaling + " found, expected a finite number > 0");
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new InputException("momentum: " + momentum + " found, expected a number in [0, 1)");
    }
  }

  /// A network in the mean-field scaling with the logistic loss and no momentum.
  public static TwoLayerClassifier of(
      BinaryData data,
      double[] signs,
      Activation activation,
      double[][] initial,
      Stepsize stepsize) {
    return new TwoLayerClassifier(data, signs, 1, activation, Loss.LOGISTIC, initial, stepsize, 0);
  }

  /// Logistic regression from w = 0.
  public static TwoLayerClassifier linear(BinaryData data, Stepsize stepsize) {
    return of(
        data, new double[] {1}, Activation.IDENTITY, new double[1][data.dimension()], stepsize);
  }

  /// The same with another stepsize.
  public TwoLayerClassifier with(Stepsize other) {
    return new TwoLayerClassifier(data, signs, scaling, activation, loss, initial, other, momentum);
  }

  /// m, the count of units.
  public int units() {
    return signs.length;
  }

  /// f(w; x) for many inputs.
  ///
  /// @param weights w, m rows of d numbers
  /// @param x any count of rows of d numbers
  public double[] outputs(double[][] weights, double[][] x) {
    int m = units();
    double[][] z = new double[x.length][m];
    Rows.product(x, Rows.transposed(weights), data.dimension(), z, x.length);
    double[] value = new double[m];
    double[] slope = new double[m];
    double[][] scratch = new double[2][m];
    double[] f = new double[x.length];
    for (int i = 0; i < f.length; i++) {
      activation.evaluate(z[i], value, slope, scratch, m);
      f[i] = scaling / m * Rows.weighted(signs, value, 0, m);
    }
    return f;
  }

  /// Whether it is a linear predictor.
  public boolean isLinear() {
    return activation.shape() == Shape.IDENTITY;
  }

  /// Whether all weights are 0 at time 0.
  boolean startsAtZero() {
    return Arrays.stream(initial).flatMapToDouble(Arrays::stream).allMatch(w -> w == 0);
  }
}
