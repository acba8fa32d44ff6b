package dev.gradus.lab;

import dev.gradus.core.Trajectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where a repeated trajectory parts from the stored one.
///
/// @param unit its place in the plan
/// @param method of the unit
/// @param seed of the unit
/// @param row the first row that differs, from 0
/// @param t observation time of that row
/// @param column what differs: a column, or `columns`, `rows` or `status`
/// @param stored what the run has there
/// @param repeated what the repetition gave
/// @param largestDeviation largest absolute deviation in the column; NaN where it is not a number
public record Difference(
    int unit,
    String method,
    long seed,
    int row,
    double t,
    String column,
    String stored,
    String repeated,
    double largestDeviation)
    implements Comparable<Difference> {

  /// By unit, then by time.
  @Override
  public int compareTo(Difference other) {
    return Comparator.comparingInt(Difference::unit)
        .thenComparingInt(Difference::row)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s seed %d, t = %s, %s: stored %s, repeated %s (largest deviation %.3g)",
        method,
        seed,
        t,
        column,
        stored,
        repeated,
        largestDeviation);
  }

  static List<Difference> between(List<Trajectory> stored, List<Trajectory> repeated) {
    List<Difference> differences = new ArrayList<>();
    for (int unit = 0; unit < stored.size(); unit++) {
      Comparison comparison = new Comparison(unit, stored.get(unit), differences);
      if (unit < repeated.size()) {
        comparison.with(repeated.get(unit));
      } else {
        comparison.add(0, Double.NaN, "rows", stored.get(unit).size(), "none", Double.NaN);
      }
    }
    return List.copyOf(differences);
  }

  private record Comparison(int unit, Trajectory stored, List<Difference> differences) {

    void add(int row, double t, String column, Object a, Object b, double deviation) {
      differences.add(
          new Difference(
              unit,
              stored.method(),
              stored.seed(),
              row,
              t,
              column,
              a.toString(),
              b.toString(),
              deviation));
    }

    void with(Trajectory repeated) {
      String mine = stored.method() + " " + stored.seed() + " " + stored.columns();
      String other = repeated.method() + " " + repeated.seed() + " " + repeated.columns();
      if (!mine.equals(other)) {
        add(0, Double.NaN, "columns", mine, other, Double.NaN);
        return;
      }
      int common = Math.min(stored.size(), repeated.size());
      for (int column = 0; column < stored.columns().size(); column++) {
        compare(repeated, column, common);
      }
      double end = common == 0 ? Double.NaN : stored.value(common - 1, 0);
      if (stored.size() != repeated.size()) {
        add(common, end, "rows", stored.size(), repeated.size(), Double.NaN);
      }
      if (!stored.status().equals(repeated.status())) {
        add(common, end, "status", stored.status(), repeated.status(), Double.NaN);
      }
    }

    private void compare(Trajectory repeated, int column, int rows) {
      int first = -1;
      double largest = 0;
      for (int row = 0; row < rows; row++) {
        double a = stored.value(row, column);
        double b = repeated.value(row, column);
        if (Double.doubleToLongBits(a) != Double.doubleToLongBits(b)) {
          first = first < 0 ? row : first;
          double deviation = Math.abs(a - b);
          largest = Double.isNaN(deviation) ? deviation : Math.max(largest, deviation);
        }
      }
      if (first >= 0) {
        add(
            first,
            stored.value(first, 0),
            stored.columns().get(column).name(),
            stored.value(first, column),
            repeated.value(first, column),
            largest);
      }
    }
  }
}
