package dev.gradus.studies;

import dev.gradus.core.Trajectory;
import java.util.ArrayList;
import java.util.List;

/// Trajectories that ran away, in words and for figures.
public final class Divergence {
  /// A column beyond its first value times this has left what the other curves show.
  private static final double AWAY = 100;

  private Divergence() {}

  /// One finding for each that diverged.
  static List<Finding> findings(List<Trajectory> all) {
    return all.stream()
        .filter(one -> one.status().isDiverged())
        .map(one ->
            new Finding("%s seed %d".formatted(one.method(), one.seed()), one.status().toString()))
        .toList();
  }

  /// For figures: the same trajectories, those that diverged up to where they left for good the
  /// range that one can see the others in.
  ///
  /// @param column such as the loss; one that begins at 0 says nothing of that range
  public static List<Trajectory> cut(List<Trajectory> all, String column) {
    return all.stream().map(one -> one.status().isDiverged() ? cut(one, column) : one).toList();
  }

  private static Trajectory cut(Trajectory one, String column) {
    double[] values = one.column(column);
    int end = values.length;
    double largest = end == 0 || values[0] == 0 ? Double.MAX_VALUE : AWAY * Math.abs(values[0]);
    while (end > 1 && !(Math.abs(values[end - 1]) <= largest)) {
      end--;
    }
    List<double[]> rows = new ArrayList<>();
    for (int row = 0; row < end; row++) {
      rows.add(one.row(row));
    }
    return new Trajectory(one.method(), one.seed(), one.columns(), rows, one.status());
  }
}
