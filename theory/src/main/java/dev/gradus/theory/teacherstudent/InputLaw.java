package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import java.util.List;

/// The law of inputs: independent Gaussian numbers, in groups of equal variance and mean. Weights
/// point in random directions, so this stands for every Gaussian law whose covariance has these
/// eigenvalues and whose mean has these lengths in their eigenspaces.
///
/// @param groups that make up all N inputs; none for x ~ N(0, 1_N)
public record InputLaw(List<Group> groups) {
  /// x ~ N(0, 1_N).
  public static final InputLaw STANDARD = new InputLaw(List.of());

  /// Inputs of one variance and mean.
  ///
  /// @param inputs how many, at least 1
  /// @param variance of each about its mean, an eigenvalue of the covariance; not negative
  /// @param mean of each; the part of the mean in this group has the length |mean| sqrt(inputs)
  public record Group(int inputs, double variance, double mean) {
    public Group {
      if (inputs < 1) {
        throw new InputException("input-law.inputs: " + inputs + " found, expected at least 1");
      }
      if (!(variance >= 0 && variance < 1e100)) {
        throw new InputException(
            "input-law.variance: " + variance + " found, expected a finite number >= 0");
      }
      if (!(Math.abs(mean) < 1e100)) {
        throw new InputException("input-law.mean: " + mean + " found, expected a finite number");
      }
    }
  }

  public InputLaw {
    groups = List.copyOf(groups);
  }

  boolean isStandard() {
    return groups.isEmpty();
  }

  /// The groups of N inputs, also of the standard law.
  List<Group> groups(int inputs) {
    return isStandard() ? List.of(new Group(inputs, 1, 0)) : groups;
  }

  /// @throws InputException if the groups do not make up N inputs
  void requireInputs(int inputs) {
    long sum = groups.stream().mapToLong(Group::inputs).sum();
    if (!isStandard() && sum != inputs) {
      throw new InputException(
          "input-law: groups of %d inputs in all found, expected inputs = %d"
              .formatted(sum, inputs));
    }
  }
}
