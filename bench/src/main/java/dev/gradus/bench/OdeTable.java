package dev.gradus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/// Processor time of the order-parameter equations, beside what is wanted and what the C++ code
/// nn2pp takes: one Euler step, and 100,000 of them (to time 1000 in steps of 0.01).
final class OdeTable {
  private static final List<String> SIZES = List.of("2,2", "8,2", "30,4");
  private static final Map<String, Double> WANTED = Map.of("2,2", 0.35, "8,2", 12., "30,4", 1500.);
  private static final Map<String, Double> EULER = Map.of("2,2", 1.5, "8,2", 79., "30,4", 11_100.);
  private static final double EULER_STEPS = 1e5;
  private static final double GAIN = 100;

  private final PrintStream out;
  private final Map<String, Microbenchmark.Time> times = new HashMap<>();

  private OdeTable(PrintStream out) {
    this.out = out;
  }

  static void run(PrintStream out) throws RunnerException, IOException {
    OdeTable table = new OdeTable(out);
    for (RunResult result : Microbenchmark.run(Microbenchmark.of(OdeBenchmark.class.getName()))) {
      String name = result.getParams().getBenchmark();
      table.times.put(
          name.substring(name.lastIndexOf('.') + 1) + result.getParams().getParam("size"),
          Microbenchmark.time(result));
    }
    table.print();
  }

  private void print() {
    out.println("Order-parameter equations, one thread: processor time");
    out.println(
        "what             K  M    median us     least      most       wanted       nn2pp  faster");
    for (String size : SIZES) {
      double peer = Objects.requireNonNull(EULER.get(size));
      String wanted =
          String.format(Locale.ROOT, "<= %.4g", Objects.requireNonNull(WANTED.get(size)));
      print("right-hand side", size, time("rightHandSide", size), wanted, peer);
    }
    for (String size : SIZES) {
      double peer = Objects.requireNonNull(EULER.get(size)) * EULER_STEPS;
      String wanted = String.format(Locale.ROOT, "<= %.4g", peer / GAIN);
      print("to time 1000", size, time("solve", size), wanted, peer);
    }
    double more = EULER_STEPS / OdeBenchmark.EULER_STEPS;
    for (String size : SIZES) {
      double peer = Objects.requireNonNull(EULER.get(size)) * EULER_STEPS;
      print("Euler, dt 0.01", size, time("euler", size).times(more), "", peer);
    }
    for (String size : SIZES) {
      double adaptive = time("solve", size).median();
      out.println(
          String.format(
              Locale.ROOT,
              "to time 1000 at (%s): %.0f times less than nn2pp (wanted >= %.0f),"
                  + " %.0f times less than Euler steps here",
              size.replace(",", ", "),
              Objects.requireNonNull(EULER.get(size)) * EULER_STEPS / adaptive,
              GAIN,
              more * time("euler", size).median() / adaptive));
    }
  }

  private Microbenchmark.Time time(String benchmark, String size) {
    return Objects.requireNonNull(times.get(benchmark + size));
  }

  private void print(
      String what, String size, Microbenchmark.Time time, String wanted, double peer) {
    String[] units = size.split(",", -1);
    out.println(
        String.format(
            Locale.ROOT,
            "%-15s %2s %2s %12.4g %9.3g %9.3g %12s %11.4g %6.0fx",
            what,
            units[0],
            units[1],
            time.median(),
            time.least(),
            time.most(),
            wanted,
            peer,
            peer / time.median()));
  }
}
