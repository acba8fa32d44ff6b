package dev.gradus.lab.store;

import dev.gradus.core.Column;
import dev.gradus.core.Trajectory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All trajectories of a run as one table: method, seed, then every column that occurs, in the
/// order in which they occur first.
final class TrajectoryTable {
  private final List<Trajectory> trajectories;
  private final List<String> columns;

  TrajectoryTable(List<Trajectory> trajectories) {
    this.trajectories = trajectories;
    this.columns = columns(trajectories.stream().map(Trajectory::columns).toList());
  }

  static List<String> columns(List<List<Column>> units) {
    Set<String> names = new LinkedHashSet<>();
    units.forEach(columns -> columns.forEach(column -> names.add(column.name())));
    return List.copyOf(names);
  }

  List<String> columns() {
    return columns;
  }

  List<Trajectory> trajectories() {
    return trajectories;
  }

  /// Where each column of the table stands in a trajectory; -1 if it has none of that name.
  int[] places(Trajectory trajectory) {
    return columns.stream().mapToInt(trajectory::indexOf).toArray();
  }
}
