package dev.gradus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `gradus bench`: for the help only; the launcher starts the benchmarks in a JVM of their own.
@Command(
    name = "bench",
    description = "Measures the hot loops with JMH: gradus bench NAME; without a name, lists them.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new dev.gradus.core.InputException(
        "benchmarks are run by the launcher: ./gradus bench NAME");
  }
}
