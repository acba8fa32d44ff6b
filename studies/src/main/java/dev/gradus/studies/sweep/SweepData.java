package dev.gradus.studies.sweep;

import dev.gradus.core.Column;
import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.LightRun;
import dev.gradus.lab.sweep.Axis;
import dev.gradus.lab.sweep.SweepResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a report needs of a sweep: its cells with their summaries and the columns that are drawn.
/// Everything else is read and let go, so that memory does not grow with the width of the runs.
///
/// @param axes all but the seed, those with more than one value
/// @param summary what stands for a trajectory
/// @param columns what is drawn over time
/// @param units unit of each column
/// @param cells in the order of the runs
record SweepData(
    List<Axis> axes,
    Summary summary,
    List<String> columns,
    Map<String, String> units,
    List<Cell> cells) {

  /// @param summary as given by the user; null for the final value of the first column
  /// @param columns to be drawn over time; empty for that of the summary
  /// @throws InputException if no run has ended yet, or there is no such column
  static SweepData read(SweepResults results, @Nullable Summary summary, List<String> columns) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    Set<String> drawn = new LinkedHashSet<>(columns);
    Summary chosen = summary;
    for (int run = 0; run < results.space().size(); run++) {
      LightRun.Result result = results.read(run).orElse(null);
      if (result == null) {
        continue;
      }
      Map<String, JsonNode> point = results.space().point(run);
      point.remove("seed");
      for (Trajectory one : result.trajectories()) {
        if (chosen == null) {
          chosen = Summary.standard(one);
        }
        if (drawn.isEmpty() && chosen != null && !chosen.column().isEmpty()) {
          drawn.add(chosen.column());
        }
        one.columns().forEach(column -> units.putIfAbsent(column.name(), column.unit()));
        double value = chosen != null && chosen.fits(one) ? chosen.of(one) : Double.NaN;
        cells
            .computeIfAbsent(point + one.method(), key -> new Cell(point, one.method()))
            .add(run, value, slim(one, drawn));
      }
    }
    if (chosen == null) {
      throw new InputException(
          results.path()
              + ": no run has ended yet; continue it with gradus sweep "
              + results.path());
    }
    require(chosen.column(), units);
    drawn.forEach(column -> require(column, units));
    return new SweepData(
        axes(results), chosen, List.copyOf(drawn), units, List.copyOf(cells.values()));
  }

  private static void require(String column, Map<String, String> units) {
    if (!column.isEmpty() && !units.containsKey(column)) {
      throw new InputException(
          "column '"
              + column
              + "' not found, expected one of "
              + String.join(", ", units.keySet().stream().limit(12).toList())
              + (units.size() > 12 ? ", ..." : ""));
    }
  }

  private static List<Axis> axes(SweepResults results) {
    return results.space().axes().stream()
        .filter(axis -> !axis.isSeed())
        .map(axis -> new Axis(axis.key(), axis.values().stream().distinct().toList()))
        .filter(axis -> axis.values().size() > 1)
        .toList();
  }

  private static Trajectory slim(Trajectory one, Set<String> columns) {
    List<Column> kept = new ArrayList<>();
    kept.add(one.columns().getFirst());
    one.columns().stream().filter(c -> columns.contains(c.name())).forEach(kept::add);
    int[] places = kept.stream().mapToInt(column -> one.indexOf(column.name())).toArray();
    List<double[]> rows = new ArrayList<>();
    for (int row = 0; row < one.size(); row++) {
      double[] values = new double[places.length];
      for (int i = 0; i < places.length; i++) {
        values[i] = one.value(row, places[i]);
      }
      rows.add(values);
    }
    return new Trajectory(one.method(), one.seed(), kept, rows, one.status());
  }

  /// The methods, in order.
  List<String> methods() {
    return cells.stream().map(Cell::method).distinct().toList();
  }
}
