package dev.gradus.bench;

import dev.gradus.lab.sweep.RunRecord.Status;
import dev.gradus.lab.sweep.SweepExecutor;
import dev.gradus.lab.sweep.SweepResults;
import dev.gradus.studies.sweep.SweepFile;
import dev.gradus.studies.sweep.SweepReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Sweeps in processes of their own, their start counted, beside what is wanted.
public final class SweepTable {
  private static final String TRIVIAL =
      """
      problem: teacher-student
      student: 1
      teacher: 1
      stepsize: 0.2
      inputs: 10
      times: [0, 1]
      methods: [chain]
      """;
  private static final String SMALL =
      """
      problem: teacher-student
      student: 2
      teacher: 2
      stepsize: 0.2
      inputs: 20
      until: 5
      methods: [chain]
      """;
  private static final int PROCESSES = 64;

  private SweepTable() {}

  static void run(PrintStream out) throws IOException {
    Path directory = Files.createTempDirectory("gradus-bench-sweep-");
    try {
      out.println("Sweeps: time on the clock, with the start of the JVM");
      out.println("                                                  measured   wanted");
      trivial(out, directory);
      report(out, directory);
      processes(out, directory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      delete(directory);
    }
  }

  private static void trivial(PrintStream out, Path directory)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("trivial.yaml"), TRIVIAL);
    Path sweep = directory.resolve("trivial");
    double seconds = seconds(start("512m", "sweep", file, sweep, "seed=0..99999"));
    line(out, "trivial runs a second, durable journal", 100_000 / seconds, ">= 2000");
    double opening = seconds(start("512m", "sweep", file, sweep, "seed=0..99999"));
    line(out, "opening a sweep of 100,000 finished runs, s", opening, "<= 1");
  }

  private static void report(PrintStream out, Path directory)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("small.yaml"), SMALL);
    Path sweep = directory.resolve("small");
    start("512m", "sweep", file, sweep, "stepsize=log(0.1,1,10)", "noise=linear(0,1,10)", "seed=0..99")
        .waitFor();
    double seconds = seconds(start("512m", "report", file, sweep));
    line(out, "report of 10,000 runs of 120 rows in 512 MB, s", seconds, "<= 2");
  }

  private static void processes(PrintStream out, Path directory)
      throws IOException, InterruptedException {
    Path file = directory.resolve("small.yaml");
    Path sweep = directory.resolve("shared");
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      all.add(start("128m", "sweep", file, sweep, "seed=0..4999"));
    }
    for (Process process : all) {
      process.waitFor();
    }
    long lines = Files.readAllLines(sweep.resolve("journal.jsonl")).size();
    int completed;
    try (SweepResults results = SweepResults.open(sweep)) {
      completed = results.count(Status.COMPLETED);
    }
    line(out, "runs finished by 64 processes on a sweep of 5,000", completed, "5000");
    line(out, "runs computed by them, once each", lines, "5000");
  }

  private static void line(PrintStream out, String what, double measured, String wanted) {
    out.println(String.format(Locale.ROOT, "%-48s %9.4g   %s", what, measured, wanted));
  }

  private static double seconds(Process process) throws InterruptedException {
    long begin = System.nanoTime();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("a process of the benchmark failed");
    }
    return (System.nanoTime() - begin) * 1e-9;
  }

  private static Process start(String memory, String task, Path file, Path sweep, String... axes)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + memory));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Child.class.getName(), task, file.toString(), sweep.toString()));
    command.addAll(List.of(axes));
    return new ProcessBuilder(command).inheritIO().start();
  }

  /// One process: sweeps or reports.
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      Path sweep = Path.of(args[2]);
      if (args[0].equals("report")) {
        SweepReport.write(sweep, new SweepReport.View(null, List.of(), null, null));
      } else {
        List<String> axes = List.of(args).subList(3, args.length);
        new SweepExecutor().execute(SweepFile.read(Path.of(args[1]), axes), sweep);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
