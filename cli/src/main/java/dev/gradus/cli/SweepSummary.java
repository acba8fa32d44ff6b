package dev.gradus.cli;

import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.sweep.SweepReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the terminal says of a sweep's report.
final class SweepSummary {
  private static final int MOST_LINES = 24;

  private SweepSummary() {}

  static int show(Path directory, SweepReport report, boolean json) {
    List<SweepReport.Row> rows = report.rows();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("directory", directory.toString());
      answer.put("report", directory.resolve("report.html").toString());
      answer.put("summary", report.summary());
      answer.put("cells", rows.stream().map(SweepSummary::json).toList());
      Json.print(answer);
      return 0;
    }
    System.out.println(report.title() + ", mean over seeds (10 % to 90 %):");
    for (SweepReport.Row row : rows.subList(0, Math.min(MOST_LINES, rows.size()))) {
      System.out.println(line(row));
    }
    if (rows.size() > MOST_LINES) {
      System.out.println("... " + (rows.size() - MOST_LINES) + " more");
    }
    System.out.println("Open " + directory.resolve("report.html"));
    return 0;
  }

  private static String line(SweepReport.Row row) {
    String value =
        Double.isNaN(row.mean())
            ? "-"
            : row.count() == 1
                ? Numbers.significant(row.mean(), 4)
                : "%s (%s to %s)"
                    .formatted(
                        Numbers.significant(row.mean(), 4),
                        Numbers.significant(row.quantiles().getFirst(), 3),
                        Numbers.significant(row.quantiles().getLast(), 3));
    return "%s: %s, %s%s"
        .formatted(
            row.name(),
            value,
            row.count() == 1 ? "1 run" : row.count() + " runs",
            row.diverged() > 0 ? ", " + row.diverged() + " diverged" : "");
  }

  private static Map<String, Object> json(SweepReport.Row row) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("point", row.point());
    cell.put("method", row.method());
    cell.put("count", row.count());
    cell.put("diverged", row.diverged());
    cell.put("mean", row.mean());
    cell.put("q10", row.quantiles().get(0));
    cell.put("median", row.quantiles().get(1));
    cell.put("q90", row.quantiles().get(2));
    cell.put("runs", row.runs());
    return cell;
  }
}
