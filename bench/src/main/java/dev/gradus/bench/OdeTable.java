package dev.gradus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/// Processor time of the order-parameter equations, beside what is wanted and what the C++ code
/// nn2pp takes: one Euler step, and 100,000 of them (to time 1000 in steps of 0.01).
final class OdeTable {
  private static final Map<String, Double> WANTED = Map.of("2,2", 0.35, "8,2", 12., "30,4", 1500.);
  private static final Map<String, Double> EULER = Map.of("2,2", 1.5, "8,2", 79., "30,4", 11_100.);
  private static final double EULER_STEPS = 1e5;
  private static final double GAIN = 100;

  private OdeTable() {}

  static void run(PrintStream out) throws RunnerException, IOException {
    var options = Microbenchmark.of(OdeBenchmark.class.getName());
    out.println("Order-parameter equations, one thread: processor time");
    out.println("what             K  M           us       +-       wanted       nn2pp  faster");
    for (RunResult result : Microbenchmark.run(options)) {
      String size = result.getParams().getParam("size");
      boolean whole = result.getParams().getBenchmark().endsWith("solve");
      double peer = Objects.requireNonNull(EULER.get(size)) * (whole ? EULER_STEPS : 1);
      double wanted = whole ? peer / GAIN : Objects.requireNonNull(WANTED.get(size));
      Result<?> time = Microbenchmark.time(result);
      String[] units = size.split(",", -1);
      out.println(
          String.format(
              Locale.ROOT,
              "%-15s %2s %2s %12.4g %8.2g %12s %11.4g %6.0fx",
              whole ? "to time 1000" : "right-hand side",
              units[0],
              units[1],
              time.getScore(),
              time.getScoreError(),
              String.format(Locale.ROOT, "<= %.4g", wanted),
              peer,
              peer / time.getScore()));
    }
  }
}
