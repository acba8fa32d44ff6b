package dev.gradus.theory.modes;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;
import java.util.Arrays;
import java.util.List;

/// A class whose inputs hold several orthogonal features: each input is the sum of the features of
/// its pattern. All hidden units are active on all of them.
public final class Features implements Problem {
  private static final int MOST = 20;

  private final double[] norms;
  private final double frequency;
  private final List<Pattern> patterns;
  private final double[][] activations;
  private final double[] outputWeights;
  private final Drive drive;

  /// Inputs of one kind.
  ///
  /// @param features which of them it holds: bit j is feature j
  /// @param share of the class, positive
  public record Pattern(int features, double share) {
    boolean holds(int feature) {
      return (features >> feature & 1) == 1;
    }
  }

  /// @param norms length r_j of each feature, positive
  /// @param frequency of the class, p, in (0, 1]
  /// @param patterns what the inputs hold
  /// @param activations `activations[i][j]` = w_i x_j / r_j at time 0, not negative
  /// @param outputWeights z_i at time 0 times the label, positive
  /// @param drive cross-entropy of one output, or hinge
  public Features(
      double[] norms,
      double frequency,
      List<Pattern> patterns,
      double[][] activations,
      double[] outputWeights,
      Drive drive) {
    require(
        norms.length >= 1 && norms.length <= MOST,
        "norms: " + norms.length + " features found, expected from 1 to " + MOST);
    for (int j = 0; j < norms.length; j++) {
      require(
          norms[j] > 0 && norms[j] < Double.POSITIVE_INFINITY,
          "norms[" + j + "]: " + norms[j] + " found, expected a positive number");
    }
    require(
        frequency > 0 && frequency <= 1,
        "frequency: " + frequency + " found, expected a share in (0, 1]");
    for (int s = 0; s < patterns.size(); s++) {
      Pattern one = patterns.get(s);
      require(
          one.share() > 0 && one.share() <= 1,
          "patterns[" + s + "]: share " + one.share() + " found, expected one in (0, 1]");
      require(
          one.features() > 0 && one.features() < 1 << norms.length,
          "patterns[" + s + "]: names a feature that has no norm, or none at all");
    }
    double all = patterns.stream().mapToDouble(Pattern::share).sum();
    require(all <= 1 + 1e-9, "patterns: the shares add up to " + all + ", expected at most 1");
    require(
        activations.length >= 1 && activations.length == outputWeights.length,
        "z0: %d output weights for %d units".formatted(outputWeights.length, activations.length));
    for (int i = 0; i < activations.length; i++) {
      require(
          activations[i].length == norms.length
              && Arrays.stream(activations[i]).allMatch(a -> a >= 0 && a < 1e100),
          "a0: unit %d has %s, expected %d numbers >= 0"
              .formatted(i, Arrays.toString(activations[i]), norms.length));
      require(
          outputWeights[i] > 0 && outputWeights[i] < 1e100,
          "z0: " + outputWeights[i] + " found, expected a positive number");
    }
    require(
        drive.gain() == 1 && !(drive instanceof Drive.Squared),
        "loss: expected cross-entropy or hinge");
    this.norms = norms.clone();
    this.frequency = frequency;
    this.patterns = List.copyOf(patterns);
    this.activations = Arrays.stream(activations).map(double[]::clone).toArray(double[][]::new);
    this.outputWeights = outputWeights.clone();
    this.drive = drive;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new InputException(message);
    }
  }

  /// How many features, J.
  public int size() {
    return norms.length;
  }

  /// Hidden units.
  public int units() {
    return outputWeights.length;
  }

  public double norm(int feature) {
    return norms[feature];
  }

  public double frequency() {
    return frequency;
  }

  public List<Pattern> patterns() {
    return patterns;
  }

  public Drive drive() {
    return drive;
  }

  /// w_i x_j / r_j at time 0.
  public double activation(int unit, int feature) {
    return activations[unit][feature];
  }

  /// z_i at time 0.
  public double outputWeight(int unit) {
    return outputWeights[unit];
  }

  /// The same units and features with other inputs.
  public Features with(List<Pattern> others) {
    return new Features(norms, frequency, others, activations, outputWeights, drive);
  }
}
