package dev.gradus.lab;

import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.RunDirectory;
import dev.gradus.lab.store.RunWriter;
import dev.gradus.lab.store.StorageException;
import dev.gradus.lab.store.UnitId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One attempt to bring a run to its end: opens its directory, runs the units on some threads, and
/// closes it.
final class Session {
  private final RunPlan plan;
  private final Path directory;
  private final Disk disk;
  private final int threads;
  private final long checkpointNanos;
  private final Consumer<String> warnings;
  private final long begin = System.nanoTime();
  private volatile List<UnitRun> runs = List.of();
  private volatile double fractionBefore = Double.NaN;
  private volatile boolean stopped;

  Session(
      RunPlan plan,
      Path directory,
      Disk disk,
      int threads,
      long checkpointNanos,
      Consumer<String> warnings) {
    this.plan = plan;
    this.directory = directory;
    this.disk = disk;
    this.threads = threads;
    this.checkpointNanos = checkpointNanos;
    this.warnings = warnings;
  }

  /// Asks the units to make a checkpoint and end.
  void stop() {
    stopped = true;
  }

  RunResult run() {
    List<UnitId> ids = plan.units().stream().map(WorkUnit::id).toList();
    RunDirectory.Description description =
        new RunDirectory.Description(plan.name(), plan.configuration(), Versions.current());
    Optional<RunWriter> opened = RunWriter.open(disk, directory, description, ids, warnings);
    if (opened.isEmpty()) {
      return RunResult.read(directory);
    }
    try (RunWriter writer = opened.get()) {
      List<UnitRun> all = new ArrayList<>();
      for (WorkUnit unit : plan.units()) {
        all.add(
            new UnitRun(
                unit,
                new DirectoryStore(writer),
                checkpointNanos,
                () -> stopped,
                () -> true,
                warnings));
      }
      runs = List.copyOf(all);
      report(writer, runAll());
      List<Trajectory> trajectories = runs.stream().map(UnitRun::trajectory).toList();
      List<Double> seconds = runs.stream().map(UnitRun::seconds).toList();
      writer.finish(plan.name(), trajectories, seconds);
      return new RunResult(plan.name(), plan.configuration(), trajectories, seconds, directory);
    }
  }

  /// @return what was thrown, by unit
  private Map<UnitId, Throwable> runAll() {
    Map<UnitId, Throwable> failures = new LinkedHashMap<>();
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int k = next.getAndIncrement(); k < runs.size(); k = next.getAndIncrement()) {
            run(runs.get(k), failures);
          }
        };
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, runs.size()); i++) {
      Thread.Builder thread = Thread.ofPlatform().name("gradus-unit-" + i);
      workers.add(CompletableFuture.runAsync(work, thread::start));
    }
    workers.forEach(CompletableFuture::join);
    return failures;
  }

  private void run(UnitRun run, Map<UnitId, Throwable> failures) {
    try {
      run.run();
    } catch (Throwable e) { // out of memory in one unit must not lose the others
      synchronized (failures) {
        failures.put(run.id(), e);
      }
      if (e instanceof StorageException) {
        stop();
      }
    }
  }

  private void report(RunWriter writer, Map<UnitId, Throwable> failures) {
    for (Throwable failure : failures.values()) {
      if (failure instanceof StorageException storage) {
        throw storage;
      }
    }
    if (!failures.isEmpty()) {
      StringWriter text = new StringWriter();
      PrintWriter out = new PrintWriter(text);
      failures.forEach((unit, failure) -> {
        out.println(unit + ":");
        failure.printStackTrace(out);
      });
      writer.writeFailure(text.toString());
      Map.Entry<UnitId, Throwable> first = failures.entrySet().iterator().next();
      if (first.getValue() instanceof InputException input) {
        throw input;
      }
      throw new UnitFailedException(
          directory, first.getKey().toString(), failures.size() - 1, first.getValue());
    }
    if (!runs.stream().allMatch(UnitRun::isFinished)) {
      throw new RunStoppedException(directory);
    }
  }

  Progress progress() {
    List<UnitRun> all = runs;
    double fraction = 0;
    int done = 0;
    for (UnitRun run : all) {
      double progress = run.progress();
      fraction += progress / all.size();
      done += progress >= 1 ? 1 : 0;
    }
    if (!all.isEmpty() && Double.isNaN(fractionBefore)) {
      fractionBefore = fraction;
    }
    double rate = (fraction - fractionBefore) / ((System.nanoTime() - begin) * 1e-9);
    double left = rate > 0 ? (1 - fraction) / rate : Double.NaN;
    return new Progress(done, plan.units().size(), Math.min(1, fraction), left);
  }
}
