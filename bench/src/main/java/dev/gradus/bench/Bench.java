package dev.gradus.bench;

import java.io.IOException;
import java.io.PrintStream;
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
    if (args.length == 0) {
      System.err.println("no benchmark named, expected some of " + ALL.keySet());
      System.exit(2);
    }
    for (String name : args) {
      Benchmarks benchmark = ALL.get(name);
      if (benchmark == null) {
        System.err.println("no benchmark " + name + ", expected one of " + ALL.keySet());
        System.exit(2);
        return;
      }
      benchmark.run(System.out);
    }
  }
}
