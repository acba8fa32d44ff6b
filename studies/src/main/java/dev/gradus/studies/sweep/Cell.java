package dev.gradus.studies.sweep;

import dev.gradus.core.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The runs of a sweep that differ by their seed alone, under one method.
final class Cell {
  private final Map<String, JsonNode> point;
  private final String method;
  private final List<Integer> runs = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<Trajectory> slim = new ArrayList<>();
  private int diverged;

  Cell(Map<String, JsonNode> point, String method) {
    this.point = point;
    this.method = method;
  }

  /// @param slim the trajectory with the time and the columns that are drawn
  void add(int run, double value, Trajectory slim) {
    if (runs.isEmpty() || runs.getLast() != run) {
      runs.add(run);
    }
    values.add(value);
    diverged += slim.status().isDiverged() ? 1 : 0;
    this.slim.add(slim);
  }

  /// The values of all axes but the seed.
  Map<String, JsonNode> point() {
    return point;
  }

  String method() {
    return method;
  }

  List<Integer> runs() {
    return runs;
  }

  List<Trajectory> trajectories() {
    return slim;
  }

  int diverged() {
    return diverged;
  }

  /// How many trajectories there are.
  int count() {
    return values.size();
  }

  /// The finite values in increasing order.
  double[] sorted() {
    double[] sorted =
        values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /// Mean of the values that there are; NaN without one.
  double mean() {
    return Arrays.stream(sorted()).average().orElse(Double.NaN);
  }

  /// Such as `runs 0–31, 64`.
  String runNames() {
    StringBuilder text = new StringBuilder(runs.size() == 1 ? "run " : "runs ");
    for (int i = 0; i < runs.size(); i++) {
      int end = i;
      while (end + 1 < runs.size() && runs.get(end + 1) == runs.get(end) + 1) {
        end++;
      }
      text.append(i == 0 ? "" : ", ").append(runs.get(i));
      if (end > i) {
        text.append(end == i + 1 ? ", " : "–").append(runs.get(end));
      }
      i = end;
    }
    return text.toString();
  }
}
