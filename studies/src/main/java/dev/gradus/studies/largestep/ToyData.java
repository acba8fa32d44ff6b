package dev.gradus.studies.largestep;

import dev.gradus.theory.largestep.BinaryData;
import java.util.Map;
import java.util.function.DoubleFunction;

/// The small data sets of the literature on large stepsizes.
final class ToyData {
  static final double GAMMA = 0.05;

  /// By name, given the margin gamma.
  static final Map<String, DoubleFunction<BinaryData>> ALL =
      Map.of(
          "xor", gamma -> xor(),
          "two-points", ToyData::twoPoints,
          "four-points", gamma -> fourPoints(),
          "five-points", gamma -> fivePoints());

  private ToyData() {}

  /// Cai et al. 2024, figure 2: not linearly separable.
  static BinaryData xor() {
    return new BinaryData(
        new double[][] {{-1, -1}, {1, 1}, {1, -1}, {-1, 1}}, new double[] {1, 1, -1, -1});
  }

  /// Cai et al. 2024, theorem 4.3: on these, a monotone risk cannot fall faster than 1 / t.
  static BinaryData twoPoints(double gamma) {
    double across = Math.sqrt(1 - gamma * gamma);
    return new BinaryData(
        new double[][] {{gamma, across}, {gamma, -across / 2}}, new double[] {1, 1});
  }

  /// Wu et al. 2024, figure 1.
  static BinaryData fourPoints() {
    return new BinaryData(
        new double[][] {{1, 0.2}, {-2, 0.2}, {-1, -0.2}, {2, -0.2}}, new double[] {1, 1, -1, -1});
  }

  /// Cai et al. 2024, figure 4: the margin 0.05 is reached in the direction (1, 0, 0).
  static BinaryData fivePoints() {
    return new BinaryData(
        new double[][] {{0.05, 1, 2}, {0.05, -2, 1}, {-1, 0, 2}, {0.05, -2, -2}, {0.05, 1, -2}},
        new double[] {1, 1, -1, 1, 1});
  }
}
