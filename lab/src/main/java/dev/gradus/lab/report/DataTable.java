package dev.gradus.lab.report;

import static dev.gradus.lab.report.Text.markup;

import dev.gradus.lab.report.Figure.Series;
import java.util.List;

/// The data of curves as a table of at most about 200 rows.
final class DataTable {
  private static final int ROWS = 200;
  private static final int DIGITS = 6;

  private DataTable() {}

  static String render(Figure figure) {
    List<Series> series = figure.series();
    List<String> names = Hues.names(series);
    int total = series.stream().mapToInt(s -> s.x().length).sum();
    boolean bands = series.stream().anyMatch(s -> s.low() != null);
    StringBuilder out =
        new StringBuilder("<details class=\"data\"><summary>Data as a table</summary>\n");
    if (total > ROWS) {
      out.append("<p class=\"note\">Evenly picked rows of ")
          .append(total)
          .append("; the CSV has them all.</p>\n");
    }
    out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Data of ");
    out.append(markup(figure.title())).append("\"><table>\n<thead><tr>");
    header(out, Text.withUnit(figure.x().label(), figure.x().unit()));
    header(out, Text.withUnit(figure.y().label(), figure.y().unit()));
    if (bands) {
      header(out, "Band from");
      header(out, "to");
    }
    out.append("</tr></thead>\n");
    for (int i = 0; i < series.size(); i++) {
      out.append("<tbody><tr><th scope=\"rowgroup\" colspan=\"")
          .append(bands ? 4 : 2)
          .append("\">")
          .append(markup(names.get(i)))
          .append("</th></tr>\n");
      int length = series.get(i).x().length;
      int rows =
          total <= ROWS
              ? length
              : Math.min(length, Math.max(2, (int) ((long) ROWS * length / total)));
      for (int row = 0; row < rows; row++) {
        int at = rows == 1 ? 0 : (int) ((long) row * (length - 1) / (rows - 1));
        row(out, series.get(i), at, bands);
      }
      out.append("</tbody>\n");
    }
    return out.append("</table></div>\n</details>\n").toString();
  }

  private static void header(StringBuilder out, String label) {
    out.append("<th scope=\"col\" class=\"number\">").append(markup(label)).append("</th>");
  }

  private static void row(StringBuilder out, Series series, int at, boolean bands) {
    double[] low = series.low();
    double[] high = series.high();
    out.append("<tr>");
    cell(out, series.x()[at]);
    cell(out, series.y()[at]);
    if (bands) {
      cell(out, low == null ? Double.NaN : low[at]);
      cell(out, high == null ? Double.NaN : high[at]);
    }
    out.append("</tr>\n");
  }

  static void cell(StringBuilder out, double value) {
    String number = Double.isNaN(value) ? "–" : Numbers.significant(value, DIGITS);
    out.append("<td class=\"number\">").append(number.replace('-', '−')).append("</td>");
  }
}
