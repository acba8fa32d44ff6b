package dev.gradus.core;

import java.util.List;

/// What was observed of one method with one seed: times by named columns, and how it ended.
/// Immutable.
public final class Trajectory {
  private final String method;
  private final long seed;
  private final List<Column> columns;
  private final double[][] rows;
  private final Status status;

  /// @param method name of the method
  /// @param seed the seed of its random streams
  /// @param columns what each number of a row is; the first is the time `t`
  /// @param rows one row an observation, in order of time
  /// @param status how it ended, with the count of elementary steps
  public Trajectory(
      String method, long seed, List<Column> columns, List<double[]> rows, Status status) {
    this.method = method;
    this.seed = seed;
    this.columns = List.copyOf(columns);
    this.rows = rows.stream().map(double[]::clone).toArray(double[][]::new);
    this.status = status;
    for (double[] row : this.rows) {
      if (row.length != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.length + " numbers under " + columns.size() + " columns");
      }
    }
  }

  public String method() {
    return method;
  }

  public long seed() {
    return seed;
  }

  public List<Column> columns() {
    return columns;
  }

  public Status status() {
    return status;
  }

  public int size() {
    return rows.length;
  }

  /// One observation, a number a column.
  public double[] row(int index) {
    return rows[index].clone();
  }

  /// One number.
  public double value(int row, int column) {
    return rows[row][column];
  }

  /// Where a column stands, or -1 if there is none of that name.
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /// All values of a column, in order of time.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public double[] column(String name) {
    int index = indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + name + " among " + columns);
    }
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = rows[i][index];
    }
    return values;
  }
}
