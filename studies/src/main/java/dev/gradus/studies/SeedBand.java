package dev.gradus.studies;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.util.Arrays;
import java.util.List;

/// Trajectories of one method over its seeds, summed up at each observation time.
public final class SeedBand {
  private static final double LOWER = 0.1;
  private static final double UPPER = 0.9;

  private SeedBand() {}

  /// The curve of a column: the mean over seeds with the band from the 10 % to the 90 % quantile
  /// (of all seeds that came so far), or the plain curve where there is one seed.
  ///
  /// @param name as in the legend
  /// @param trajectories one method's, on the same observation times
  public static Series of(String name, Kind kind, List<Trajectory> trajectories, String column) {
    Trajectory longest =
        trajectories.stream()
            .max((one, other) -> Integer.compare(one.size(), other.size()))
            .orElseThrow();
    double[] times = longest.column("t");
    if (trajectories.size() == 1) {
      return Series.line(name, kind, times, longest.column(column));
    }
    double[] mean = new double[times.length];
    double[] low = new double[times.length];
    double[] high = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      double[] values = at(trajectories, column, i, times[i]);
      Arrays.sort(values);
      mean[i] = Arrays.stream(values).average().orElse(Double.NaN);
      low[i] = quantile(values, LOWER);
      high[i] = quantile(values, UPPER);
    }
    return new Series(
        name, kind, times, mean, low, high, "10 % to 90 % of " + trajectories.size() + " seeds");
  }

  private static double[] at(List<Trajectory> all, String column, int row, double time) {
    return all.stream()
        .filter(one -> row < one.size() && one.value(row, one.indexOf("t")) == time)
        .mapToDouble(one -> one.value(row, one.indexOf(column)))
        .toArray();
  }

  /// Linear interpolation between order statistics.
  public static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
