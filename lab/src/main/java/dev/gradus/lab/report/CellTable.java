package dev.gradus.lab.report;

import static dev.gradus.lab.report.Text.markup;

import java.util.stream.IntStream;

/// The data of a heat map as a table of at most 60 rows and columns, the largest y on top as in the
/// picture.
final class CellTable {
  private static final int MOST = 60;

  private CellTable() {}

  static String render(HeatMap map) {
    int[] columns = picked(map.xs().length);
    int[] rows = picked(map.ys().length);
    StringBuilder out =
        new StringBuilder("<details class=\"data\"><summary>Data as a table</summary>\n");
    out.append("<p class=\"note\">")
        .append(markup(Text.withUnit(map.value(), map.unit())))
        .append(": columns are ")
        .append(markup(Text.withUnit(map.x().label(), map.x().unit())))
        .append(", rows are ")
        .append(markup(Text.withUnit(map.y().label(), map.y().unit())))
        .append("; – is not defined or diverged.");
    if (columns.length < map.xs().length || rows.length < map.ys().length) {
      out.append(" Evenly picked cells of ")
          .append((long) map.xs().length * map.ys().length)
          .append("; the CSV has them all.");
    }
    out.append("</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Data of ")
        .append(markup(map.title()))
        .append("\"><table class=\"cells\">\n<thead><tr><td></td>");
    for (int column : columns) {
      header(out, "col", map.xs()[column]);
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (int i = rows.length - 1; i >= 0; i--) {
      out.append("<tr>");
      header(out, "row", map.ys()[rows[i]]);
      for (int column : columns) {
        DataTable.cell(out, map.values()[rows[i]][column]);
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody></table></div>\n</details>\n").toString();
  }

  private static int[] picked(int length) {
    int count = Math.min(length, MOST);
    return IntStream.range(0, count)
        .map(i -> count == 1 ? 0 : (int) ((long) i * (length - 1) / (count - 1)))
        .toArray();
  }

  private static void header(StringBuilder out, String scope, double value) {
    out.append("<th scope=\"").append(scope).append("\" class=\"number\">");
    out.append(Numbers.significant(value, 6).replace('-', '−')).append("</th>");
  }
}
