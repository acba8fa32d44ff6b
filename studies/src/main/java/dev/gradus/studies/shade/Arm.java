package dev.gradus.studies.shade;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.studies.SeedMean;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The seeds of one run, compared as means with the standard error over seeds.
record Arm(List<Trajectory> seeds, double seconds) {

  static Arm of(RunResult result) {
    return new Arm(result.trajectories(), result.totalSeconds());
  }

  /// At the end of training.
  SeedMean last(String column) {
    return mean(seed -> seed.column(column)[seed.size() - 1]);
  }

  /// Before training.
  SeedMean first(String column) {
    return mean(seed -> seed.column(column)[0]);
  }

  /// At the first observation with a training loss of at most this; the last where there is none:
  /// arms are then compared at the same confidence on what they were trained on.
  SeedMean atLoss(double loss, String column) {
    return mean(seed -> {
      double[] losses = seed.column("loss_train");
      int row = 0;
      while (row < losses.length - 1 && losses[row] > loss) {
        row++;
      }
      return seed.column(column)[row];
    });
  }

  /// Of a number made from each seed.
  SeedMean mean(ToDoubleFunction<Trajectory> number) {
    return SeedMean.of(seeds.stream().mapToDouble(number).toArray());
  }
}
