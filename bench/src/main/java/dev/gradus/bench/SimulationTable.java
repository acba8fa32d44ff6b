package dev.gradus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/// Processor time per step of the simulations of teacher and student, beside what is wanted and
/// what the C++ code nn2pp takes (median of 3 on two shared cores of an AMD EPYC, one thread).
final class SimulationTable {
  /// Microseconds per step and seed.
  private static final Map<String, Double> WANTED =
      Map.ofEntries(
          Map.entry("chain,2,2", 0.2),
          Map.entry("chain,8,2", 0.45),
          Map.entry("chain,30,4", 1.6),
          Map.entry("ensemble-8,2,2", 0.06),
          Map.entry("ensemble-11,2,2", 0.06),
          Map.entry("ensemble-64,2,2", 0.06));

  /// Microseconds per step of nn2pp by `K,M,N`.
  private static final Map<String, Double> NN2PP =
      Map.of(
          "2,2,784", 20.8,
          "8,2,784", 24.2,
          "30,4,784", 41.5,
          "2,2,1000", 26.4,
          "8,2,1000", 32.3,
          "30,4,1000", 52.7,
          "2,2,10000", 253.,
          "8,2,10000", 308.,
          "30,4,10000", 625.);

  private SimulationTable() {}

  /// The exact chain alone.
  static void runChain(PrintStream out) throws RunnerException, IOException {
    run(out, rows().filter(row -> row.startsWith("chain,")).toArray(String[]::new));
  }

  static void run(PrintStream out) throws RunnerException, IOException {
    run(out, rows().toArray(String[]::new));
  }

  private static Stream<String> rows() {
    try {
      return Stream.of(
          SimulationBenchmark.class.getField("row").getAnnotation(Param.class).value());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(PrintStream out, String... rows) throws RunnerException, IOException {
    var options = Microbenchmark.of(SimulationBenchmark.class.getName()).param("row", rows);
    out.println("Simulations, one thread: processor time per step and seed");
    out.println(
        "method        K  M        N median us    least     most    wanted    nn2pp  faster");
    for (RunResult result : Microbenchmark.run(options)) {
      String row = result.getParams().getParam("row");
      int seeds = SimulationBenchmark.seeds(row);
      out.println(line(row, Microbenchmark.time(result).times(1. / seeds)));
    }
  }

  private static String line(String row, Microbenchmark.Time time) {
    String[] parts = row.split(",", 4);
    Double peer = NN2PP.get(row.substring(row.indexOf(',') + 1));
    Double wanted = WANTED.get(row.substring(0, row.lastIndexOf(',')));
    if (wanted == null && peer != null && parts[0].equals("sgd")) {
      wanted = peer / 4;
    }
    return String.format(
            Locale.ROOT,
            "%-11s %3s %2s %8s %9.4f %8.4f %8.4f %9s %8s %7s",
            parts[0],
            parts[1],
            parts[2],
            parts[3],
            time.median(),
            time.least(),
            time.most(),
            wanted == null ? "" : String.format(Locale.ROOT, "<= %.4g", wanted),
            peer == null ? "" : String.format(Locale.ROOT, "%.1f", peer),
            peer == null ? "" : String.format(Locale.ROOT, "%.0fx", peer / time.median()))
        .stripTrailing();
  }
}
