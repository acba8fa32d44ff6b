package dev.gradus.theory.modes;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;
import java.util.Arrays;

/// One class of a ReLU network without biases: its hidden units in mode coordinates and the pull of
/// its loss. All inputs of the class are one point, or copies of it.
///
/// A unit is a path of `depth` factors. With two layers they are a, the activation on an input of
/// norm 1, and z, the output weight times the label; the margin is f = norm * sum a z. With more
/// layers f = norm * sum of the products of all factors, with one f = norm * sum a. For a softmax z
/// is the output weight of the right class minus that of each other one.
public final class ModeProblem implements Problem {
  private static final int MOST_LAYERS = 64;

  private final double[][] units;
  private final double frequency;
  private final double norm;
  private final Drive drive;

  /// @param units `units[i]` are the factors of unit i from input to output, all as many
  /// @param frequency share of the class in the data, p, in (0, 1]
  /// @param norm length of the inputs, r, positive
  /// @param drive the loss
  public ModeProblem(double[][] units, double frequency, double norm, Drive drive) {
    if (units.length == 0) {
      throw new InputException("units: an empty list, expected at least one unit");
    }
    int depth = units[0].length;
    if (depth < 1 || depth > MOST_LAYERS) {
      throw new InputException(
          "depth: " + depth + " found, expected from 1 to " + MOST_LAYERS + " weight layers");
    }
    for (int i = 0; i < units.length; i++) {
      if (units[i].length != depth) {
        throw new InputException(
            "units[%d]: %d factors found, expected %d as in the first"
                .formatted(i, units[i].length, depth));
      }
      if (!Arrays.stream(units[i]).allMatch(Double::isFinite)) {
        throw new InputException(
            "units[" + i + "]: " + Arrays.toString(units[i]) + " found, expected finite numbers");
      }
    }
    if (!(frequency > 0 && frequency <= 1)) {
      throw new InputException("frequency: " + frequency + " found, expected a share in (0, 1]");
    }
    if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
      throw new InputException("norm: " + norm + " found, expected a positive finite number");
    }
    this.units = Arrays.stream(units).map(double[]::clone).toArray(double[][]::new);
    this.frequency = frequency;
    this.norm = norm;
    this.drive = drive;
  }

  /// One unit of a two-layer network.
  public static ModeProblem of(double a, double z, double frequency, double norm, Drive drive) {
    return new ModeProblem(new double[][] {{a, z}}, frequency, norm, drive);
  }

  /// Hidden units.
  public int size() {
    return units.length;
  }

  /// Weight layers, N.
  public int depth() {
    return units[0].length;
  }

  public double frequency() {
    return frequency;
  }

  public double norm() {
    return norm;
  }

  public Drive drive() {
    return drive;
  }

  /// The factors at time 0.
  public double[][] units() {
    return Arrays.stream(units).map(double[]::clone).toArray(double[][]::new);
  }

  /// The margin at time 0.
  public double margin() {
    return scale() * Products.sum(balanced());
  }

  /// The speed of each factor over the product of the others and the drive, p r sqrt(gain), in the
  /// coordinates of [#balanced].
  double rate() {
    return frequency * norm * Math.sqrt(drive.gain());
  }

  /// The margin over the sum of products, r sqrt(gain), in the coordinates of [#balanced].
  double scale() {
    return norm * Math.sqrt(drive.gain());
  }

  /// Factors whose squares keep their differences: the last one is divided by sqrt(gain), so that a
  /// softmax moves as a logistic output does.
  double[][] balanced() {
    double[][] balanced = units();
    for (double[] unit : balanced) {
      unit[unit.length - 1] /= Math.sqrt(drive.gain());
    }
    return balanced;
  }

  /// What each unit keeps: gain * a^2 - z^2; with N layers, N - 1 numbers, each factor against the
  /// last.
  public double[][] unitInvariants() {
    return invariants(units);
  }

  double[][] invariants(double[][] factors) {
    double[][] kept = new double[factors.length][depth() - 1];
    for (int i = 0; i < factors.length; i++) {
      double last = factors[i][depth() - 1];
      for (int j = 0; j < depth() - 1; j++) {
        kept[i][j] =
            drive.gain() == 1
                ? (factors[i][j] - last) * (factors[i][j] + last)
                : drive.gain() * factors[i][j] * factors[i][j] - last * last;
      }
    }
    return kept;
  }
}
