package dev.gradus.bench;

import dev.gradus.core.InputException;
import dev.gradus.lab.config.EditDistance;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;

/// Runs a benchmark by its name: `Bench teacher-student`.
public final class Bench {
  /// To add a benchmark: one class, one line here.
  private static final Map<String, Benchmarks> ALL =
      new TreeMap<>(
          Map.of(
              "chain",
              SimulationTable::runChain,
              "explain",
              ExplainTable::run,
              "large-stepsize",
              LargeStepsizeTable::run,
              "look",
              LookTable::run,
              "modes",
              ModesTable::run,
              "ode",
              OdeTable::run,
              "spectrum",
              SpectrumTable::run,
              "sweep",
              SweepTable::run,
              "teacher-student",
              Bench::runTeacherStudent,
              "train",
              TrainTable::run));

  private static final String EXPECTED = "expected one of " + String.join(", ", ALL.keySet());

  private Bench() {}

  private static void runTeacherStudent(PrintStream out) throws RunnerException, IOException {
    OdeTable.run(out);
    SimulationTable.run(out);
  }

  /// One benchmark that prints a table.
  @FunctionalInterface
  interface Benchmarks {
    void run(PrintStream out) throws RunnerException, IOException;
  }

  /// @param args names of benchmarks
  public static void main(String... args) throws RunnerException, IOException {
    try {
      for (Benchmarks benchmark : named(args)) {
        benchmark.run(System.out);
      }
    } catch (InputException e) {
      System.err.println("gradus: " + e.getMessage());
      System.exit(2);
    }
  }

  /// @throws InputException if there is no name, or one of no benchmark
  static List<Benchmarks> named(String... names) {
    if (names.length == 0) {
      throw new InputException("no benchmark named, " + EXPECTED);
    }
    List<Benchmarks> benchmarks = new ArrayList<>();
    for (String name : names) {
      Benchmarks benchmark = ALL.get(name);
      if (benchmark == null) {
        throw new InputException(
            name
                + ": not a benchmark, "
                + EXPECTED
                + EditDistance.nearest(name, ALL.keySet())
                    .map(near -> "; did you mean " + near + "?")
                    .orElse(""));
      }
      benchmarks.add(benchmark);
    }
    return benchmarks;
  }
}
