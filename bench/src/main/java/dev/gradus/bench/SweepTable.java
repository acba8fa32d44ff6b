package dev.gradus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.gradus.lab.sweep.RunRecord.Status;
import dev.gradus.lab.sweep.SweepExecutor;
import dev.gradus.lab.sweep.SweepResults;
import dev.gradus.studies.sweep.SweepFile;
import dev.gradus.studies.sweep.SweepReport;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Sweeps in processes of their own, beside what is wanted. Clock and CPU of all threads are those
/// of the work after the start of the JVM, the better of three where nothing is computed: on a
/// machine that others use too, the clock alone says little.
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
      out.println("Sweeps                                             clock     CPU   wanted");
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
    double[] first = measured("sweep", file, sweep, "seed=0..99999");
    line(out, "trivial runs a second, durable journal", 1e5 / first[0], 1e5 / first[1], ">= 2000");
    double[] again = best("sweep", file, sweep, "seed=0..99999");
    line(out, "opening a sweep of 100,000 finished runs, s", again[0], again[1], "<= 1");
  }

  private static void report(PrintStream out, Path directory)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("small.yaml"), SMALL);
    Path sweep = directory.resolve("small");
    measured("sweep", file, sweep, "stepsize=log(0.1,1,10)", "noise=linear(0,1,10)", "seed=0..99");
    double[] written = best("report", file, sweep);
    line(out, "report of 10,000 runs of 120 rows in 512 MB, s", written[0], written[1], "<= 2");
  }

  private static void processes(PrintStream out, Path directory)
      throws IOException, InterruptedException {
    Path file = directory.resolve("small.yaml");
    Path sweep = directory.resolve("shared");
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      all.add(start("128m", "sweep", file, sweep, "seed=0..4999"));
    }
    int broken = 0;
    for (Process process : all) {
      process.getInputStream().readAllBytes();
      broken += process.waitFor() == 0 ? 0 : 1;
    }
    long lines = Files.readAllLines(sweep.resolve("journal.jsonl")).size();
    int completed;
    try (SweepResults results = SweepResults.open(sweep)) {
      completed = results.count(Status.COMPLETED);
    }
    count(out, "64 processes on a sweep of 5,000: runs finished", completed, 5000);
    count(out, "64 processes on a sweep of 5,000: runs computed", lines, 5000);
    count(out, "64 processes on a sweep of 5,000: broken ones", broken, 0);
  }

  private static void line(PrintStream out, String what, double clock, double cpu, String wanted) {
    out.println(String.format(Locale.ROOT, "%-48s %7.4g %7.4g   %s", what, clock, cpu, wanted));
  }

  private static void count(PrintStream out, String what, long measured, long wanted) {
    out.println(String.format(Locale.ROOT, "%-48s %7d           %d", what, measured, wanted));
  }

  private static double[] best(String task, Path file, Path sweep, String... axes)
      throws IOException, InterruptedException {
    double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    for (int i = 0; i < 3; i++) {
      double[] one = measured(task, file, sweep, axes);
      best = new double[] {Math.min(best[0], one[0]), Math.min(best[1], one[1])};
    }
    return best;
  }

  /// Clock and CPU of a process of its own, in seconds.
  private static double[] measured(String task, Path file, Path sweep, String... axes)
      throws IOException, InterruptedException {
    Process process = start("512m", task, file, sweep, axes);
    String[] said = new String(process.getInputStream().readAllBytes(), UTF_8).split("\\s+");
    if (process.waitFor() != 0) {
      throw new IllegalStateException("a process of the benchmark failed");
    }
    return new double[] {Double.parseDouble(said[0]), Double.parseDouble(said[1])};
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
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// One process: sweeps or reports, and says how long it took.
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      long begin = System.nanoTime();
      long cpu = cpu();
      Path sweep = Path.of(args[2]);
      if (args[0].equals("report")) {
        SweepReport.write(sweep, new SweepReport.View(null, List.of(), null, null));
      } else {
        List<String> axes = List.of(args).subList(3, args.length);
        new SweepExecutor().execute(SweepFile.read(Path.of(args[1]), axes), sweep);
      }
      System.out.println(1e-9 * (System.nanoTime() - begin) + " " + 1e-9 * (cpu() - cpu));
    }

    /// CPU time of this process, in nanoseconds.
    private static long cpu() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
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
