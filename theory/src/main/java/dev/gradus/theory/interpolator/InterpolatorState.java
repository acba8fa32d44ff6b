package dev.gradus.theory.interpolator;

import org.apache.commons.numbers.gamma.Erfc;

/// What decides how well a linear model classifies: how much of it is the simple classifier, and
/// how much is anything else.
public interface InterpolatorState {
  /// w_1.
  double overlap();

  /// w_2^2 + ... + w_d^2.
  double rest();

  /// Mean of (y - w x)^2 over the training examples.
  double loss();

  /// eta, the share of labels that are wrong.
  double noise();

  /// P(sign(w x) differs from y) on new examples, whose labels are as noisy: eta + (1 - 2 eta)
  /// Phi(-w_1 / s), where s^2 is [#rest]; from w x being normal given x_1.
  default double error() {
    double z = overlap() / Math.sqrt(rest());
    double wrong = overlap() == 0 ? 0.5 : Erfc.value(z / Math.sqrt(2)) / 2;
    return noise() + (1 - 2 * noise()) * wrong;
  }

  /// I(F;Y) in bits, 1 - h(error). Given x_1 the label does not depend on the model's answer, so
  /// I(F;Y|x_1) = 0 and all of it is explained by the simple classifier: this is mu as well.
  default double information() {
    double error = error();
    return error <= 0 || error >= 1 ? 1 : 1 + xLogX(error) + xLogX(1 - error);
  }

  private static double xLogX(double p) {
    return p * Math.log(p) / Math.log(2);
  }
}
