package dev.gradus.lab.report;

import dev.gradus.lab.report.Figure.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// One side of a heat map: cells around their coordinates, with edges at the midpoints between
/// neighbours, geometric ones on a logarithmic axis. The outermost cells are symmetric, but do not
/// cross zero. A logarithmic axis that begins at 0 has a cell for it below the others, as wide as
/// they are in the mean.
record CellAxis(double[] coordinates, double[] edges, AxisRange range) {
  private static final double SMALLEST = 1e-300;
  private static final double LARGEST_EXPONENT = 305;
  private static final int EXACT_DIGITS = 3;

  static CellAxis of(Axis axis, double[] coordinates) {
    int n = coordinates.length;
    int first = n > 1 && coordinates[0] == 0 ? 1 : 0;
    boolean log = axis.logarithmic() && coordinates[first] >= SMALLEST;
    double[] u = DoubleStream.of(coordinates).map(v -> log ? Math.log10(v) : v).toArray();
    if (log && first == 1) {
      u[0] = u[1] - (n == 2 ? 1 : (u[n - 1] - u[1]) / (n - 2));
    }
    double[] edges = new double[n + 1];
    for (int i = 1; i < n; i++) {
      edges[i] = u[i - 1] + (u[i] - u[i - 1]) / 2;
    }
    double alone = log ? 0.2 : u[0] == 0 ? 0.5 : Math.abs(u[0]) / 2;
    edges[0] = u[0] - (n == 1 ? alone : edges[1] - u[0]);
    edges[n] = u[n - 1] + (n == 1 ? alone : u[n - 1] - edges[n - 1]);
    for (int i = 0; i <= n && log; i++) {
      edges[i] = Math.pow(10, Math.clamp(edges[i], -LARGEST_EXPONENT, LARGEST_EXPONENT));
    }
    if (coordinates[0] > 0) {
      edges[0] = Math.max(0, edges[0]);
    }
    if (coordinates[n - 1] < 0) {
      edges[n] = Math.min(0, edges[n]);
    }
    return new CellAxis(coordinates, edges, new AxisRange(edges[0], edges[n], log));
  }

  private boolean hasCellOfZero() {
    return range.logarithmic() && coordinates[0] == 0;
  }

  /// Where a value lies between the first edge (0) and the last (1).
  double at(double value) {
    return hasCellOfZero() && value == 0
        ? (range.at(edges[0]) + range.at(edges[1])) / 2
        : range.at(value);
  }

  /// Whether a value has a place on the axis at all.
  boolean shows(double value) {
    return hasCellOfZero() ? value == 0 || value >= edges[1] : range.shows(value);
  }

  /// The edges between 0 and 1, one more than cells.
  double[] fractions() {
    return Arrays.stream(edges).map(range::at).toArray();
  }

  /// Ticks at the coordinates themselves where they are round and there is room, else at round
  /// values.
  ///
  /// @param pixels length of the axis
  /// @param spacing pixels that a label needs
  List<Tick> ticks(double pixels, double spacing) {
    List<Tick> own = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    for (double value : coordinates) {
      String label = Numbers.significant(value, EXACT_DIGITS);
      double at = at(value) * pixels;
      boolean round = !label.contains("×") && Double.parseDouble(label) == value;
      if (!round || at - before < Math.max(spacing / 2, 6.9 * label.length() + 8)) {
        return round(pixels, spacing);
      }
      before = at;
      own.add(new Tick(value, label, ""));
    }
    return own;
  }

  private List<Tick> round(double pixels, double spacing) {
    List<Tick> ticks = Tick.of(range, (int) Math.max(2, pixels / spacing));
    if (!hasCellOfZero()) {
      return ticks;
    }
    Tick zero = new Tick(0, "0", "");
    return Stream.concat(
            Stream.of(zero),
            ticks.stream()
                .filter(tick -> shows(tick.value()))
                .filter(tick -> (at(tick.value()) - at(0)) * pixels >= spacing / 2))
        .toList();
  }

  /// Where there are marks without a label.
  double[] minor() {
    return Arrays.stream(Tick.minor(range)).filter(this::shows).toArray();
  }
}
