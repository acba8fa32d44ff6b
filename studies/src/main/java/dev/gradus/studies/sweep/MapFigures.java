package dev.gradus.studies.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.HeatMap;
import dev.gradus.lab.report.HeatMap.Overlay;
import dev.gradus.lab.report.Picture;
import dev.gradus.lab.sweep.Axis;
import dev.gradus.studies.Quantity;
import dev.gradus.studies.SeedBand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The summary over one axis as a curve with a band over seeds, and over two as a heat map; the
/// other axes and the methods make small multiples.
final class MapFigures {
  private static final int MOST_FIGURES = 12;
  private static final int MOST_CURVES = 6;
  private static final int MOST_CELLS = 40_000;

  private final SweepData data;
  private final Axis x;
  private final @Nullable Axis y;
  private final Theory theory;
  private final Quantity quantity;

  /// What is known of cells without a run.
  interface Theory {
    /// Curves over a heat map, such as the limit of stability.
    ///
    /// @param point the values that all cells of the map share
    List<Overlay> limits(Map<String, JsonNode> point, Axis x, Axis y);

    /// The summary over an axis; NaN where it is not known, or none.
    ///
    /// @param point the other values
    double[] summaries(Map<String, JsonNode> point, Axis x, double[] xs);
  }

  private MapFigures(SweepData data, Axis x, @Nullable Axis y, Theory theory) {
    this.data = data;
    this.x = x;
    this.y = y;
    this.theory = theory;
    quantity = data.summary().quantity(data.words());
  }

  /// @param xKey the horizontal axis; null for the one with most values
  /// @param yKey the vertical axis; null for the next
  /// @throws InputException if one of them is no axis with several numbers
  static List<Picture> draw(
      SweepData data, @Nullable String xKey, @Nullable String yKey, Theory theory) {
    List<Axis> numeric = new ArrayList<>(data.axes().stream().filter(Axis::isNumeric).toList());
    numeric.sort(Comparator.comparingInt((Axis axis) -> -axis.values().size()));
    Axis x = xKey == null ? first(numeric, yKey) : named(numeric, xKey);
    if (x == null) {
      return List.of();
    }
    Axis y = yKey == null ? first(numeric, x.key()) : named(numeric, yKey);
    return new MapFigures(data, x, y, theory).draw();
  }

  private static @Nullable Axis first(List<Axis> axes, @Nullable String but) {
    return axes.stream().filter(axis -> !axis.key().equals(but)).findFirst().orElse(null);
  }

  private static Axis named(List<Axis> axes, String key) {
    return axes.stream()
        .filter(axis -> axis.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "axis '"
                    + key
                    + "' found, expected one with several numbers: "
                    + String.join(", ", axes.stream().map(Axis::key).toList())));
  }

  private List<Picture> draw() {
    Map<String, List<Cell>> panels = new LinkedHashMap<>();
    for (Cell cell : data.cells()) {
      if (cell.point().containsKey(x.key())) {
        panels.computeIfAbsent(panel(cell), key -> new ArrayList<>()).add(cell);
      }
    }
    List<Picture> pictures = new ArrayList<>();
    for (String panel : BandFigures.picked(List.copyOf(panels.keySet()), MOST_FIGURES)) {
      List<Cell> cells = panels.getOrDefault(panel, List.of());
      String suffix = panel.isEmpty() ? "" : ": " + panel;
      int number = pictures.size() + 1;
      if (y != null && isDense(cells, y)) {
        pictures.add(map(number, suffix, cells, y));
        if (cells.stream().anyMatch(cell -> cell.diverged() > 0)) {
          pictures.add(divergence(number, suffix, cells, y));
        }
      }
      pictures.add(curves(number, suffix, cells));
    }
    return pictures;
  }

  /// What tells the figures of small multiples apart.
  private String panel(Cell cell) {
    String point =
        data.names().of(cell.point(), y == null ? Set.of(x.key()) : Set.of(x.key(), y.key()));
    if (data.methods().size() == 1) {
      return point;
    }
    String method = data.words().method(cell.method());
    return point.isEmpty() ? method : point + ", " + method;
  }

  private String name(Axis axis) {
    return data.words().of(axis.key()).label();
  }

  private boolean isDense(List<Cell> cells, Axis other) {
    long grid = (long) Scales.values(x).length * Scales.values(other).length;
    return grid <= MOST_CELLS && cells.size() * 5L >= grid;
  }

  private HeatMap map(int number, String suffix, List<Cell> cells, Axis other) {
    double[] all = cells.stream().mapToDouble(Cell::mean).toArray();
    return grid(
        "map-" + number,
        Summary.sentence(quantity.name() + " over " + name(x) + " and " + name(other) + suffix),
        "Mean over seeds of the runs that did not diverge: " + data.summary().text() + ".",
        quantity.label(),
        quantity.unit(),
        Scales.isWide(all),
        cells,
        other,
        Cell::mean);
  }

  private HeatMap divergence(int number, String suffix, List<Cell> cells, Axis other) {
    return grid(
        "diverged-" + number,
        "Share of runs that diverged" + suffix,
        "Of all trajectories of a cell.",
        "share diverged",
        "1",
        false,
        cells,
        other,
        cell -> (double) cell.diverged() / cell.count());
  }

  private HeatMap grid(
      String id,
      String title,
      String caption,
      String value,
      String unit,
      boolean logarithmic,
      List<Cell> cells,
      Axis other,
      java.util.function.ToDoubleFunction<Cell> number) {
    double[] xs = Scales.values(x);
    double[] ys = Scales.values(other);
    double[][] values = new double[ys.length][xs.length];
    String[] texts = new String[xs.length * ys.length];
    Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
    Arrays.fill(texts, "no run has ended here");
    for (Cell cell : cells) {
      int row = place(ys, cell, other);
      int column = place(xs, cell, x);
      values[row][column] = number.applyAsDouble(cell);
      texts[row * xs.length + column] =
          data.names().of(cell.point(), Set.of()) + ": " + cell.runNames();
    }
    return new HeatMap(
        id,
        title,
        caption,
        Scales.ofCells(x, data.words()),
        Scales.ofCells(other, data.words()),
        value,
        unit,
        logarithmic,
        xs,
        ys,
        values,
        theory.limits(cells.getFirst().point(), x, other),
        List.of(texts));
  }

  private static int place(double[] values, Cell cell, Axis axis) {
    return Arrays.binarySearch(values, coordinate(cell, axis));
  }

  private static double coordinate(Cell cell, Axis axis) {
    JsonNode value = cell.point().get(axis.key());
    return value == null ? Double.NaN : value.doubleValue();
  }

  private Figure curves(int number, String suffix, List<Cell> cells) {
    Map<Double, List<Cell>> rows = new java.util.TreeMap<>();
    boolean split = y != null && isDense(cells, y);
    for (Cell cell : cells) {
      rows.computeIfAbsent(split && y != null ? coordinate(cell, y) : 0, k -> new ArrayList<>())
          .add(cell);
    }
    List<Series> series = new ArrayList<>();
    for (Double key : BandFigures.picked(List.copyOf(rows.keySet()), MOST_CURVES)) {
      List<Cell> row = new ArrayList<>(rows.getOrDefault(key, List.of()));
      row.sort(Comparator.comparingDouble(cell -> coordinate(cell, x)));
      String name =
          split && y != null
              ? data.names()
                  .of(y.key(), Objects.requireNonNull(row.getFirst().point().get(y.key())))
              : quantity.name();
      series.add(series(name, row));
      double[] xs = row.stream().mapToDouble(cell -> coordinate(cell, x)).toArray();
      double[] known = theory.summaries(row.getFirst().point(), x, xs);
      if (Arrays.stream(known).anyMatch(Double::isFinite)) {
        series.add(Series.line(name, Kind.THEORY, xs, known));
      }
    }
    double[] all = cells.stream().mapToDouble(Cell::mean).toArray();
    return new Figure(
        "summary-" + number,
        Summary.sentence(quantity.name() + " over " + name(x) + suffix),
        (series.stream().anyMatch(curve -> curve.low() != null)
                ? "Mean over seeds of the runs that did not diverge, with the band from the 10 % to the"
                    + " 90 % quantile: "
                : "One run a point, of those that did not diverge: ")
            + data.summary().text()
            + ".",
        Scales.of(x, data.words()),
        quantity.axis(Scales.isWide(all)),
        series);
  }

  private Series series(String name, List<Cell> row) {
    double[] xs = row.stream().mapToDouble(cell -> coordinate(cell, x)).toArray();
    double[] mean = row.stream().mapToDouble(Cell::mean).toArray();
    boolean banded = row.stream().anyMatch(cell -> cell.count() > 1);
    double[] low =
        row.stream().mapToDouble(cell -> SeedBand.quantile(cell.sorted(), 0.1)).toArray();
    double[] high =
        row.stream().mapToDouble(cell -> SeedBand.quantile(cell.sorted(), 0.9)).toArray();
    int most = row.stream().mapToInt(Cell::count).max().orElse(1);
    Kind kind = data.words().kind(row.getFirst().method());
    return banded
        ? new Series(name, kind, xs, mean, low, high, "10 % to 90 % of " + most + " seeds")
        : Series.line(name, kind, xs, mean);
  }
}
