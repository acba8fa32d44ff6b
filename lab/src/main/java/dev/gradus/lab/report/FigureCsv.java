package dev.gradus.lab.report;

import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.HeatMap.Overlay;
import java.util.List;
import java.util.Locale;

/// The data of a figure, one row a point: `series,kind,x,y,low,high`. What is not there is empty.
/// Series follow each other as in the figure, which the page's script relies on, and no name holds
/// a line break.
final class FigureCsv {
  private FigureCsv() {}

  static String of(Figure figure) {
    StringBuilder out = new StringBuilder("series,kind,x,y,low,high\n");
    for (Series series : figure.series()) {
      String start =
          quoted(Text.clean(series.name()))
              + ","
              + series.kind().name().toLowerCase(Locale.ROOT)
              + ",";
      double[] low = series.low();
      double[] high = series.high();
      for (int i = 0; i < series.x().length; i++) {
        out.append(start).append(number(series.x()[i]));
        out.append(',').append(number(series.y()[i]));
        out.append(',').append(low == null ? "" : number(low[i]));
        out.append(',').append(high == null ? "" : number(high[i])).append('\n');
      }
    }
    return out.toString();
  }

  /// The data of a heat map, one row a cell: `x,y,value`, row by row from the smallest y.
  static String of(HeatMap map) {
    StringBuilder out = new StringBuilder("x,y,value\n");
    for (int row = 0; row < map.ys().length; row++) {
      for (int column = 0; column < map.xs().length; column++) {
        out.append(number(map.xs()[column])).append(',').append(number(map.ys()[row]));
        out.append(',').append(number(map.values()[row][column])).append('\n');
      }
    }
    return out.toString();
  }

  /// The curves over a heat map, one row a point: `curve,x,y`.
  static String curves(List<Overlay> overlays) {
    StringBuilder out = new StringBuilder("curve,x,y\n");
    for (Overlay overlay : overlays) {
      String name = quoted(Text.clean(overlay.name()));
      for (int i = 0; i < overlay.xs().length; i++) {
        out.append(name).append(',').append(number(overlay.xs()[i]));
        out.append(',').append(number(overlay.ys()[i])).append('\n');
      }
    }
    return out.toString();
  }

  /// The shortest digits that give the same double back; `inf` as pandas reads it.
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"")
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
