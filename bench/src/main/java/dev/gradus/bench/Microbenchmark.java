package dev.gradus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/// How every hot loop is timed: in a JVM of its own, warm, by processor time.
final class Microbenchmark {
  private Microbenchmark() {}

  /// What is common to all; the caller adds parameters and forks.
  ///
  /// @param include the class, or class and method, as a regular expression
  static ChainedOptionsBuilder of(String include) throws IOException {
    Path log = Files.createTempFile("gradus-bench", ".log");
    log.toFile().deleteOnExit();
    return new OptionsBuilder()
        .include(include)
        .verbosity(VerboseMode.SILENT)
        .output(log.toString())
        .jvmArgsAppend(
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            // One thread: a pool's own work would be counted too.
            "-XX:ActiveProcessorCount=1",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0")
        .addProfiler(CpuTime.class)
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(7)
        .measurementTime(TimeValue.milliseconds(600));
  }

  /// Every row of it.
  static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  static Time time(RunResult result) {
    Statistics times =
        Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL)).getStatistics();
    return new Time(times.getPercentile(50), times.getMin(), times.getMax());
  }

  /// Processor time in microseconds an operation, over the 7 or more iterations: a neighbour on the
  /// same machine slows down some iterations, which moves a mean more than the median. Of
  /// independent iterations the true median would lie between the least and the most with a
  /// probability of 98 % (1 - 2 / 2^7).
  record Time(double median, double least, double most) {
    Time times(double factor) {
      return new Time(factor * median, factor * least, factor * most);
    }
  }
}
