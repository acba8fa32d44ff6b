package dev.gradus.theory.interpolator;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;

/// Linear regression on noisy labels with fewer examples than inputs: x uniform in {-1,1}^d, y =
/// x_1 with probability 1 - eta, else -x_1; loss |y - X w|^2 / 2m; w starts at gamma e_1.
///
/// @param inputs d
/// @param examples m, below d
/// @param noise eta, the share of labels that are wrong, from 0 to 1/2
/// @param initial gamma, how much of the simple classifier x_1 there is at the start
/// @param stepsize of gradient descent; 0 for half the largest that is stable
public record Interpolator(int inputs, int examples, double noise, double initial, double stepsize)
    implements Problem {
  public Interpolator {
    if (examples < 1 || examples >= inputs) {
      throw new InputException(
          "examples: %d found, expected from 1 to %d, fewer than inputs"
              .formatted(examples, inputs - 1));
    }
    if (!(noise >= 0 && noise <= 0.5)) {
      throw new InputException("noise: " + noise + " found, expected from 0 to 0.5");
    }
    if (!Double.isFinite(initial) || !(stepsize >= 0) || Double.isInfinite(stepsize)) {
      throw new InputException(
          "initial %s, stepsize %s: expected finite numbers, the second not negative"
              .formatted(initial, stepsize));
    }
    if (stepsize == 0) {
      stepsize = largestStable(inputs, examples) / 2;
    }
  }

  /// m/d.
  public double ratio() {
    return (double) examples / inputs;
  }

  /// The stepsize at which descent along the sharpest direction stops shrinking, for many inputs: 2
  /// over the largest eigenvalue of X X^T / m.
  public double largestStable() {
    return largestStable(inputs, examples);
  }

  private static double largestStable(int inputs, int examples) {
    double ratio = (double) examples / inputs;
    double edge = 1 + Math.sqrt(ratio);
    return 2 * ratio / (edge * edge);
  }
}
