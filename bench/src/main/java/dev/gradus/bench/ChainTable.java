package dev.gradus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Processor time per step of the exact chain, beside what is wanted.
final class ChainTable {
  /// Microseconds per step by `K,M`.
  private static final Map<String, Double> WANTED = Map.of("2,2", 0.2, "8,2", 0.45, "30,4", 1.6);

  private ChainTable() {}

  static void run(PrintStream out) throws RunnerException, IOException {
    Path log = Files.createTempFile("gradus-bench", ".log");
    log.toFile().deleteOnExit();
    var options =
        new OptionsBuilder()
            .include(ChainBenchmark.class.getName())
            .verbosity(VerboseMode.SILENT)
            .output(log.toString())
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
            .addProfiler(CpuTime.class)
            .forks(2)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .build();
    out.println("Exact chain, one step, one thread: processor time");
    out.println("  K  M        N  us/step       +-   wanted");
    for (RunResult result : new Runner(options).run()) {
      String[] size = result.getParams().getParam("size").split(",", -1);
      Result<?> time = Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL));
      out.println(
          String.format(
              Locale.ROOT,
              "%3s %2s %8s %8.4f %8.4f <= %.2f",
              size[0],
              size[1],
              size[2],
              time.getScore(),
              time.getScoreError(),
              WANTED.get(size[0] + "," + size[1])));
    }
  }
}
