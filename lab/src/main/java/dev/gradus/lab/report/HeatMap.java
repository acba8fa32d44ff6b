package dev.gradus.lab.report;

import dev.gradus.lab.report.Figure.Axis;
import java.util.List;

/// A value over two parameters, such as a phase diagram, with the data it is drawn from. Each point
/// of the grid is a cell that reaches half-way to its neighbours, on the scale of the axis.
///
/// @param id file name without ending, of letters, digits, `-` and `_`, unique in its report
/// @param title what it shows, in a few words
/// @param caption what to see in it, one or two sentences; also what a screen reader says
/// @param x the horizontal axis; drawn linear where a coordinate is negative; 0 has a cell of its
///   own beside a logarithmic one
/// @param y the vertical axis; likewise
/// @param value the quantity that the colour tells, such as `generalisation error`
/// @param unit of the value; `1` for a pure number
/// @param logarithmic whether colours follow the logarithm; values <= 0 are then plain grey
/// @param xs coordinates of the columns, increasing
/// @param ys coordinates of the rows, increasing
/// @param values `values[row][column]`; what is NaN or infinite is hatched as not defined or
///   diverged
/// @param overlays curves over it, such as the limit of stability
/// @param cells what a click on each cell tells, row by row; empty for nothing
public record HeatMap(
    String id,
    String title,
    String caption,
    Axis x,
    Axis y,
    String value,
    String unit,
    boolean logarithmic,
    double[] xs,
    double[] ys,
    double[][] values,
    List<Overlay> overlays,
    List<String> cells)
    implements Picture {
  private static final double LARGEST = 1e300;

  /// A heat map whose cells tell nothing but their values.
  public HeatMap(
      String id,
      String title,
      String caption,
      Axis x,
      Axis y,
      String value,
      String unit,
      boolean logarithmic,
      double[] xs,
      double[] ys,
      double[][] values,
      List<Overlay> overlays) {
    this(id, title, caption, x, y, value, unit, logarithmic, xs, ys, values, overlays, List.of());
  }

  public HeatMap {
    Text.requireFileName(id);
    overlays = List.copyOf(overlays);
    cells = List.copyOf(cells);
    if (!cells.isEmpty() && cells.size() != xs.length * ys.length) {
      throw new IllegalArgumentException(
          "heat map %s: %d texts for %d cells".formatted(id, cells.size(), xs.length * ys.length));
    }
    requireIncreasing(id, "xs", xs);
    requireIncreasing(id, "ys", ys);
    if (values.length != ys.length) {
      throw new IllegalArgumentException(
          "heat map %s: %d rows of values for %d of ys".formatted(id, values.length, ys.length));
    }
    for (int row = 0; row < values.length; row++) {
      if (values[row].length != xs.length) {
        throw new IllegalArgumentException(
            "heat map %s: %d values in row %d for %d of xs"
                .formatted(id, values[row].length, row, xs.length));
      }
    }
  }

  private static void requireIncreasing(String id, String name, double[] at) {
    if (at.length == 0) {
      throw new IllegalArgumentException("heat map " + id + ": " + name + " is empty");
    }
    for (int i = 0; i < at.length; i++) {
      if (!(Math.abs(at[i]) <= LARGEST) || (i > 0 && at[i] <= at[i - 1])) {
        throw new IllegalArgumentException(
            "heat map %s: %s must be finite and increase, but %s[%d] = %s%s"
                .formatted(id, name, name, i, at[i], i == 0 ? "" : " follows " + at[i - 1]));
      }
    }
  }

  /// A curve in the coordinates of the axes.
  ///
  /// @param name as in the legend
  /// @param xs horizontal coordinates in the order of the curve
  /// @param ys vertical ones, as many; a point that is not finite leaves a gap
  public record Overlay(String name, double[] xs, double[] ys) {
    public Overlay {
      if (xs.length != ys.length) {
        throw new IllegalArgumentException(
            "overlay %s: %d of ys for %d of xs".formatted(name, ys.length, xs.length));
      }
    }
  }
}
