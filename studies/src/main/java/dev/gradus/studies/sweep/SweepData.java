package dev.gradus.studies.sweep;

import dev.gradus.core.Column;
import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.LightRun;
import dev.gradus.lab.sweep.Axis;
import dev.gradus.lab.sweep.SweepResults;
import dev.gradus.studies.Quantities;
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
/// @param words what columns, keys and methods are called
/// @param names of the values of the axes
/// @param cells in the order of the runs
record SweepData(
    List<Axis> axes,
    Summary summary,
    List<String> columns,
    Quantities words,
    PointNames names,
    List<Cell> cells) {

  /// @param summary as given by the user; null for the final value of the first column
  /// @param columns to be drawn over time; empty for that of the summary
  /// @throws InputException if no run has ended yet, or there is no such column
  static SweepData read(SweepResults results, @Nullable Summary summary, List<String> columns) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    Set<String> known = new LinkedHashSet<>();
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
        one.columns().forEach(column -> known.add(column.name()));
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
    require(chosen.column(), known);
    drawn.forEach(column -> require(column, known));
    List<Axis> axes = axes(results);
    Quantities words = Planning.words(results.description().configuration(), axes);
    return new SweepData(
        axes,
        chosen,
        List.copyOf(drawn),
        words,
        new PointNames(axes, words),
        List.copyOf(cells.values()));
  }

  private static void require(String column, Set<String> known) {
    if (!column.isEmpty() && !known.contains(column)) {
      throw new InputException(
          "column '"
              + column
              + "' not found, expected one of "
              + String.join(", ", known.stream().limit(12).toList())
              + (known.size() > 12 ? ", ..." : ""));
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
