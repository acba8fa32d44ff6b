package dev.gradus.studies.shade;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The seeds of one run, compared as means with the standard error over seeds.
record Arm(List<Trajectory> seeds, double seconds) {

  /// @param error standard error over seeds; NaN for one seed
  record Mean(double value, double error) {

    Mean minus(Mean other) {
      return new Mean(value - other.value, Math.hypot(error, other.error));
    }
  }

  static Arm of(RunResult result) {
    return new Arm(result.trajectories(), result.totalSeconds());
  }

  /// At the end of training.
  Mean last(String column) {
    return mean(seed -> seed.column(column)[seed.size() - 1]);
  }

  /// Before training.
  Mean first(String column) {
    return mean(seed -> seed.column(column)[0]);
  }

  /// At the first observation with a training loss of at most this; the last where there is none:
  /// arms are then compared at the same confidence on what they were trained on.
  Mean atLoss(double loss, String column) {
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
  Mean mean(ToDoubleFunction<Trajectory> number) {
    double[] values = seeds.stream().mapToDouble(number).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return new Mean(mean, Math.sqrt(squares / (values.length - 1) / values.length));
  }
}
