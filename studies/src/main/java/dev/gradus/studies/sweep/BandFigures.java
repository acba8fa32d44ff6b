package dev.gradus.studies.sweep;

import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.lab.sweep.Axis;
import dev.gradus.studies.Divergence;
import dev.gradus.studies.Quantity;
import dev.gradus.studies.SeedBand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Curves over training time, a band over seeds for each cell: one figure, or small multiples, one
/// a value of an axis.
final class BandFigures {
  /// More figures or curves than these cannot be compared by eye.
  private static final int MOST_FIGURES = 9;

  private static final int MOST_CURVES = 6;

  private final SweepData data;

  BandFigures(SweepData data) {
    this.data = data;
  }

  List<Picture> draw() {
    List<Picture> pictures = new ArrayList<>();
    for (String column : data.columns()) {
      Axis panels =
          data.axes().size() < 2
              ? null
              : data.axes().stream()
                  .min(Comparator.comparingInt((Axis axis) -> axis.values().size()))
                  .orElseThrow();
      if (panels == null) {
        add(pictures, column, "", data.cells(), Set.of());
        continue;
      }
      for (JsonNode value : picked(panels.values(), MOST_FIGURES)) {
        List<Cell> own =
            data.cells().stream()
                .filter(cell -> value.equals(cell.point().get(panels.key())))
                .toList();
        String name = data.names().of(panels.key(), value);
        add(pictures, column, name, own, Set.of(panels.key()));
      }
    }
    return pictures;
  }

  private void add(
      List<Picture> pictures, String column, String panel, List<Cell> cells, Set<String> hidden) {
    List<Series> series = new ArrayList<>();
    Map<String, List<Cell>> byPoint = new LinkedHashMap<>();
    cells.stream()
        .filter(cell -> cell.trajectories().stream().allMatch(one -> one.indexOf(column) >= 0))
        .forEach(cell ->
            byPoint
                .computeIfAbsent(data.names().of(cell.point(), hidden), key -> new ArrayList<>())
                .add(cell));
    List<String> curves = picked(List.copyOf(byPoint.keySet()), MOST_CURVES);
    boolean several = data.methods().size() > 1;
    for (String curve : curves) {
      for (Cell cell : byPoint.getOrDefault(curve, List.of())) {
        String method = data.words().method(cell.method());
        String name = curve + (several ? (curve.isEmpty() ? "" : ", ") + method : "");
        series.add(
            SeedBand.of(
                name.isEmpty() ? method : name,
                data.words().kind(cell.method()),
                Divergence.cut(cell.trajectories(), column),
                column));
      }
    }
    if (series.isEmpty()) {
      return;
    }
    double[] times =
        series.stream().map(Series::x).max(Comparator.comparingInt(x -> x.length)).orElseThrow();
    double[] all = series.stream().flatMapToDouble(s -> java.util.Arrays.stream(s.y())).toArray();
    Quantity quantity = data.words().of(column);
    Quantity time = data.words().of("t");
    String title = quantity.name() + " over " + time.name() + (panel.isEmpty() ? "" : ": " + panel);
    pictures.add(
        new Figure(
            "curves-" + (pictures.size() + 1),
            Summary.sentence(title),
            (series.stream().anyMatch(curve -> curve.low() != null)
                    ? "Mean over seeds with the band from the 10 % to the 90 % quantile"
                    : "One run a curve")
                + (byPoint.size() > curves.size()
                    ? "; " + curves.size() + " of " + byPoint.size() + " cells, evenly picked."
                    : "."),
            time.axis(times.length > 2 && Scales.isWide(times[1], times[times.length - 1])),
            quantity.axis(Scales.isWide(all)),
            series));
  }

  static <T> List<T> picked(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * (all.size() - 1) / (most - 1))));
    }
    return some;
  }
}
