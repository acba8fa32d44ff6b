package dev.gradus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/// Processor time of the measure, beside what is wanted.
final class ExplainTable {
  private static final List<Row> ROWS =
      List.of(
          new Row("countBinary", "counting two classes, ns a triple", 1e3, "<= 1.0"),
          new Row("countTenClasses", "counting ten classes, ns a triple", 1e3, "<= 2.0"),
          new Row("measure", "measure of ten classes, us a table", 1, "<= 50"),
          new Row("bounds", "bounds of ten classes, us a table", 1, ""),
          new Row("timeline", "1000 checkpoints with nulls, s", 1e-3, "<= 5.0"));

  private ExplainTable() {}

  /// @param scale from microseconds a call to the unit of the row
  private record Row(String method, String what, double scale, String wanted) {}

  static void run(PrintStream out) throws RunnerException, IOException {
    out.println("Explained information, 10,000 examples: processor time");
    out.println("                                         median    least     most   wanted");
    for (Row row : ROWS) {
      var options =
          Microbenchmark.of(ExplainBenchmark.class.getName() + "." + row.method + "$").forks(2);
      Microbenchmark.Time time =
          Microbenchmark.time(Microbenchmark.run(options).iterator().next()).times(row.scale);
      out.println(
          String.format(
              Locale.ROOT,
              "%-37s %9.2f %8.2f %8.2f   %s",
              row.what,
              time.median(),
              time.least(),
              time.most(),
              row.wanted));
    }
  }
}
