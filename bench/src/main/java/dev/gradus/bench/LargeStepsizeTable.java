package dev.gradus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/// Processor time of a step of gradient descent with all cheap measurements, beside what is wanted.
/// The peer's own times come from `bench/peers/large_stepsize.py`.
final class LargeStepsizeTable {
  private static final Map<String, String> WANTED =
      Map.of("4,2,20", "<= 2", "100,10,50", "<= 40", "1000,3072,40", "0.8 x PyTorch");

  private LargeStepsizeTable() {}

  static void run(PrintStream out) throws RunnerException, IOException {
    var options = Microbenchmark.of(LargeStepsizeBenchmark.class.getName());
    out.println(
        "Gradient descent with all cheap measurements, one thread: median processor time a step");
    out.println("n,d,m         activation           us    least     most         wanted");
    for (RunResult result : Microbenchmark.run(options)) {
      String size = result.getParams().getParam("size");
      Microbenchmark.Time time = Microbenchmark.time(result);
      out.println(
          String.format(
              Locale.ROOT,
              "%-13s %-10s %12.4g %8.3g %8.3g %14s",
              size,
              result.getParams().getParam("activation").toLowerCase(Locale.ROOT),
              time.median(),
              time.least(),
              time.most(),
              WANTED.get(size)));
    }
    out.println("PyTorch beside it: /usr/bin/python3 bench/peers/large_stepsize.py");
  }
}
