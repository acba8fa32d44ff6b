package dev.gradus.lab.report;

import dev.gradus.lab.report.Figure.Series;
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
