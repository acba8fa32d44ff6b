package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.lab.report.Numbers;
import dev.gradus.lab.sweep.Outcome;
import dev.gradus.lab.sweep.Sweep;
import dev.gradus.lab.sweep.SweepDirectory;
import dev.gradus.lab.sweep.SweepExecutor;
import dev.gradus.lab.sweep.SweepProgress;
import dev.gradus.lab.sweep.Workers;
import dev.gradus.studies.Studies;
import dev.gradus.studies.sweep.SeedOverlap;
import dev.gradus.studies.sweep.SweepFile;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus sweep`: many runs of a file or study as one.
@Command(
    name = "sweep",
    description = {
      "Runs a file or a study with all combinations of some values, or continues a sweep.",
      "Values: 0.1,0.3,1 or 2..8 or log(0.01,1,9) or linear(0,1,11); a file may have a block sweep.",
      "Started again, or by several processes, it computes what is missing, each run once."
    },
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "FILE.yaml|STUDY|DIR",
      description = "A file that names a problem, a study, or a sweep's directory.")
  private String target = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUES",
      description = "Such as stepsize=0.1,0.3,1 student=2..8 seed=0..31.")
  private List<String> axes = new ArrayList<>();

  @Mixin private RunOptions options = new RunOptions();

  @Option(names = "--plan", description = "Prints the runs and starts none.")
  private boolean plan;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at a time; default all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description = "Computes on Apache Spark: local[2] or spark://HOST:7077.")
  private @Nullable String master;

  @Option(
      names = "--retry",
      paramLabel = "failed",
      description = "Computes the runs again that failed before.")
  private @Nullable String retry;

  @Option(names = "--stop-on-failure", description = "Stops at the first run that fails.")
  private boolean stopOnFailure;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    check();
    Path path = Path.of(target);
    if (Files.isDirectory(path) && !(Studies.contains(target) && !isSweep(path))) {
      if (!axes.isEmpty() || options.choosesDirectory()) {
        throw new InputException(
            "a directory has its axes; give its file and other axes for another sweep");
      }
      return execute(SweepFile.of(new SweepDirectory(path).description()), path);
    }
    Sweep sweep =
        Studies.contains(target) && !Files.exists(path)
            ? SweepFile.of(target, axes)
            : SweepFile.read(path, axes);
    return execute(sweep, options.directory(sweep.name(), sweep.description()));
  }

  private static boolean isSweep(Path path) {
    return new SweepDirectory(path).exists();
  }

  private void check() {
    options.check();
    if (threads < 1) {
      throw new InputException("--threads: " + threads + " found, expected a number >= 1");
    }
    if (retry != null && !retry.equals("failed")) {
      throw new InputException("--retry: '" + retry + "' found, expected failed");
    }
  }

  private int execute(Sweep sweep, Path directory) {
    SeedOverlap.warning(sweep).ifPresent(warning -> System.err.println("gradus: " + warning));
    if (plan) {
      return showPlan(sweep);
    }
    Consumer<String> line = Terminal.line();
    Consumer<SweepProgress> shown =
        progress -> line.accept(progress.ended() < sweep.size() ? text(sweep, progress) : "");
    SweepExecutor executor =
        new SweepExecutor()
            .threads(threads)
            .checkpointEvery(options.checkpointEvery())
            .retryFailed(retry != null)
            .stopOnFailure(stopOnFailure)
            .onWarning(warning -> System.err.println("gradus: " + warning))
            .onFailure(outcome -> showFailure(sweep, outcome))
            .onProgress(shown);
    long begin = System.nanoTime();
    SweepProgress progress;
    try (Workers workers = master == null ? null : Backends.open(master)) {
      if (workers != null) {
        executor.on(workers);
      }
      progress = executor.execute(sweep, directory);
    }
    SweepEnd end = SweepEnd.of(sweep, directory, progress, (System.nanoTime() - begin) * 1e-9);
    if (json.isSet()) {
      Json.print(end.json());
    } else {
      end.print();
    }
    return end.exitCode(stopOnFailure);
  }

  private static void showFailure(Sweep sweep, Outcome outcome) {
    System.err.println("gradus: " + SweepEnd.line(sweep, outcome.run(), outcome.error()));
  }

  private static String text(Sweep sweep, SweepProgress progress) {
    return "%s: %d of %d done, %d running, %d diverged, %d failed, %s runs/s%s"
        .formatted(
            sweep.name(),
            progress.ended(),
            progress.runs(),
            progress.running(),
            progress.diverged(),
            progress.failed(),
            Numbers.significant(progress.rate(), 3),
            Terminal.left(progress.secondsLeft()));
  }

  private int showPlan(Sweep sweep) {
    if (json.isSet()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("name", sweep.name());
      answer.put("runs", sweep.size());
      List<Map<String, ?>> points = new ArrayList<>();
      for (int run = 0; run < sweep.size(); run++) {
        points.add(sweep.space().point(run));
      }
      answer.put("plan", points);
      Json.print(answer);
      return 0;
    }
    PrintStream buffered =
        new PrintStream(
            new java.io.BufferedOutputStream(System.out, 1 << 16), false, System.out.charset());
    for (int run = 0; run < sweep.size(); run++) {
      buffered.println((run + "  " + sweep.space().label(run)).strip());
    }
    buffered.println(sweep.size() + (sweep.size() == 1 ? " run" : " runs") + ", none started");
    buffered.flush();
    return 0;
  }
}
