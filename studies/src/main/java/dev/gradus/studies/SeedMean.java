package dev.gradus.studies;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Numbers;
import java.util.Arrays;
import java.util.List;

/// A number's mean over seeds.
///
/// @param error standard error over seeds; NaN for one seed
public record SeedMean(double value, double error) {

  /// @param values one a seed, at least one
  public static SeedMean of(double... values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    if (values.length > 1 && Arrays.stream(values).allMatch(x -> x == values[0])) {
      return new SeedMean(values[0], 0); // which sums in floating point would miss
    }
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return new SeedMean(mean, Math.sqrt(squares / (values.length - 1) / values.length));
  }

  /// A column at the end of each trajectory that has one.
  ///
  /// @param trajectories at least one of them not empty
  public static SeedMean last(List<Trajectory> trajectories, String column) {
    return of(
        trajectories.stream()
            .filter(one -> one.size() > 0)
            .mapToDouble(one -> one.value(one.size() - 1, one.indexOf(column)))
            .toArray());
  }

  /// Of independent means.
  public SeedMean minus(SeedMean other) {
    return new SeedMean(value - other.value, Math.hypot(error, other.error));
  }

  /// The ratio of independent means, to first order in the errors.
  public SeedMean over(SeedMean other) {
    double ratio = value / other.value;
    return new SeedMean(ratio, Math.hypot(error, ratio * other.error) / Math.abs(other.value));
  }

  /// Such as `0.923 ± 0.011`; without an error for one seed.
  public String text() {
    return Double.isNaN(error) ? Numbers.significant(value, 4) : Numbers.uncertain(value, error);
  }
}
