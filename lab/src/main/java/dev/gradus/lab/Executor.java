package dev.gradus.lab;

import dev.gradus.core.InputException;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.UnitId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Executes runs, or continues them where an earlier process left off, with the same bits however
/// many threads, kills and continuations there were.
///
/// ```java
/// RunResult result = new Executor().onProgress(bar::show).execute(plan, directory);
/// ```
public final class Executor {
  private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Disk disk;
  private int threads = Runtime.getRuntime().availableProcessors();
  private Duration checkpointInterval = Duration.ofSeconds(1);
  private Consumer<Progress> progress = p -> {};
  private Consumer<String> warnings = line -> {};
  private volatile @Nullable Session session;
  private volatile boolean stopped;

  public Executor() {
    this(new Disk());
  }

  Executor(Disk disk) {
    this.disk = disk;
  }

  /// How many units run at a time; all processors by default.
  public Executor threads(int count) {
    threads = Math.max(1, count);
    return this;
  }

  /// Time between two checkpoints of a unit; 1 s by default. Longer where a state takes long to
  /// save.
  public Executor checkpointEvery(Duration interval) {
    checkpointInterval = interval;
    return this;
  }

  /// Called about ten times a second, and once at the end, by the thread that executes.
  public Executor onProgress(Consumer<Progress> consumer) {
    progress = consumer;
    return this;
  }

  /// Gets one line for each thing that was found damaged and mended; called by any thread.
  public Executor onWarning(Consumer<String> consumer) {
    warnings = consumer;
    return this;
  }

  /// Makes the run in progress, and those begun later, leave checkpoints and end with
  /// [RunStoppedException]. May be called by any thread; an interrupt of the thread that executes,
  /// and the end of the JVM (Ctrl-C), do the same.
  public void stop() {
    stopped = true;
    Session current = session;
    if (current != null) {
      current.stop();
    }
  }

  /// Executes a run, continues it, or reads it if it is finished.
  ///
  /// @param directory where it is stored; made if it is not there
  /// @throws InputException if the directory holds something else, or another process writes there
  /// @throws dev.gradus.lab.store.StorageException if a file cannot be written or read; what was
  ///   complete is kept
  /// @throws UnitFailedException if a unit threw; the others have finished. An [InputException]
  ///   thrown by a unit is passed on as it is
  /// @throws RunStoppedException if it was asked to stop
  public RunResult execute(RunPlan plan, Path directory) {
    check(plan);
    Session current =
        new Session(plan, directory, disk, threads, checkpointInterval.toNanos(), warnings);
    session = current;
    if (stopped) {
      current.stop();
    }
    return Attended.run(
        "gradus-run",
        current::run,
        current::stop,
        finished -> {
          int units = finished.trajectories().size();
          progress.accept(new Progress(units, units, 1, 0));
        },
        () -> progress.accept(current.progress()));
  }

  static void check(RunPlan plan) {
    if (plan.units().isEmpty()) {
      throw new InputException(plan.name() + ": nothing to do; give at least one method and seed");
    }
    Set<UnitId> ids = new HashSet<>();
    for (WorkUnit unit : plan.units()) {
      if (!METHOD.matcher(unit.method()).matches()) {
        throw new IllegalArgumentException("not a name for files: " + unit.method());
      }
      if (!ids.add(unit.id())) {
        throw new InputException(
            plan.name()
                + ": method "
                + unit.method()
                + " with seed "
                + unit.seed()
                + " is planned twice; give each seed and method once");
      }
    }
  }
}
