package dev.gradus.lab.sweep;

import dev.gradus.lab.Attended;
import dev.gradus.lab.store.Disk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings sweeps to their end, or continues them where earlier processes left off: runs that ended
/// are never computed again, and any number of processes may work on one sweep.
///
/// ```java
/// SweepProgress end = new SweepExecutor().onProgress(line::show).execute(sweep, directory);
/// ```
public final class SweepExecutor {
  private final Disk disk;
  private int threads = Runtime.getRuntime().availableProcessors();
  private Duration checkpointInterval = Duration.ofSeconds(1);
  private boolean retry;
  private boolean stopOnFailure;
  private @Nullable Workers workers;
  private Consumer<SweepProgress> progress = p -> {};
  private Consumer<Outcome> failures = p -> {};
  private Consumer<String> warnings = line -> {};
  private volatile @Nullable SweepSession session;
  private volatile boolean stopped;

  public SweepExecutor() {
    this(new Disk());
  }

  SweepExecutor(Disk disk) {
    this.disk = disk;
  }

  /// How many runs are computed at a time; all processors by default.
  public SweepExecutor threads(int count) {
    threads = Math.max(1, count);
    return this;
  }

  /// Time between two checkpoints of a run, and before its first; 1 s by default.
  public SweepExecutor checkpointEvery(Duration interval) {
    checkpointInterval = interval;
    return this;
  }

  /// Whether runs that failed before are computed again; not by default.
  public SweepExecutor retryFailed(boolean again) {
    retry = again;
    return this;
  }

  /// Whether a failing run stops the others; not by default.
  public SweepExecutor stopOnFailure(boolean stop) {
    stopOnFailure = stop;
    return this;
  }

  /// Computes elsewhere than in threads of this JVM.
  public SweepExecutor on(Workers elsewhere) {
    workers = elsewhere;
    return this;
  }

  /// Called about ten times a second, and once at the end, by the thread that executes.
  public SweepExecutor onProgress(Consumer<SweepProgress> consumer) {
    progress = consumer;
    return this;
  }

  /// Gets each run that failed, as soon as that is durable; called by a thread of its own.
  public SweepExecutor onFailure(Consumer<Outcome> consumer) {
    failures = consumer;
    return this;
  }

  /// Gets one line for each thing that was found damaged and mended; called by any thread.
  public SweepExecutor onWarning(Consumer<String> consumer) {
    warnings = consumer;
    return this;
  }

  /// Makes the sweep end soon; what is interrupted leaves checkpoints. May be called by any thread.
  public void stop() {
    stopped = true;
    SweepSession current = session;
    if (current != null) {
      current.stop();
    }
  }

  /// Executes a sweep, continues it, or looks at it if it is finished.
  ///
  /// @param directory where it is stored; made if it is not there
  /// @return where it stands; not all runs have ended if it was stopped
  /// @throws dev.gradus.core.InputException if the directory holds something else
  /// @throws dev.gradus.lab.store.StorageException if a file cannot be written or read; what was
  ///   committed is kept
  public SweepProgress execute(Sweep sweep, Path directory) {
    try (SweepStore store = SweepStore.open(disk, directory, sweep, warnings)) {
      SweepSession current =
          new SweepSession(store, sweep.size(), retry, outcome -> ended(outcome));
      session = current;
      if (stopped) {
        current.stop();
      }
      return Attended.run(
          "gradus-sweep",
          () -> run(sweep, store, current),
          current::stop,
          progress,
          () -> progress.accept(current.progress()));
    }
  }

  private void ended(Outcome outcome) {
    if (outcome.status() == RunRecord.Status.FAILED) {
      failures.accept(outcome);
      if (stopOnFailure) {
        stop();
      }
    }
  }

  private SweepProgress run(Sweep sweep, SweepStore store, SweepSession current) {
    CompletableFuture<Void> commits =
        CompletableFuture.runAsync(
            current::commitAll, Thread.ofPlatform().name("gradus-commit")::start);
    Workers chosen =
        workers != null
            ? workers
            : new ThreadWorkers(threads, disk, store::work, checkpointInterval, warnings);
    try {
      if (!current.isFinished()) {
        chosen.compute(sweep, current);
      }
    } finally {
      current.close();
      commits.join();
    }
    RuntimeException failure = current.failure();
    if (failure != null) {
      throw failure;
    }
    if (current.isFinished()) {
      store.removeLeftovers();
    }
    return current.progress();
  }
}
