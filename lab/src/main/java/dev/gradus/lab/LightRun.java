package dev.gradus.lab;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.RunDirectory;
import dev.gradus.lab.store.RunWriter;
import dev.gradus.lab.store.UnitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A run whose results somebody else keeps: it is done in one thread and leaves no file, except
/// that one which takes long has a directory with checkpoints until [#discard].
///
/// The bits are those of [Executor], with and without a directory.
public final class LightRun {
  /// What was interrupted before this is computed again rather than saved.
  private static final long WORTH_SAVING_NANOS = 200_000_000;

  private final RunPlan plan;
  private final @Nullable Path directory;
  private final Disk disk;
  private final long checkpointNanos;
  private final BooleanSupplier stop;
  private final Consumer<String> warnings;
  private final List<UnitRun> runs = new ArrayList<>();

  /// What a run gave.
  ///
  /// @param trajectories in the order of the plan
  /// @param seconds how long each took
  public record Result(List<Trajectory> trajectories, List<Double> seconds) {
    public Result {
      trajectories = List.copyOf(trajectories);
      seconds = List.copyOf(seconds);
    }
  }

  /// @param directory where it may leave checkpoints; null to leave none
  /// @param checkpointInterval time between two of them, and before the first
  /// @param stop asked many times a second whether to end
  /// @param warnings gets one line for each thing that was found damaged and mended
  public LightRun(
      RunPlan plan,
      @Nullable Path directory,
      Disk disk,
      Duration checkpointInterval,
      BooleanSupplier stop,
      Consumer<String> warnings) {
    Executor.check(plan);
    this.plan = plan;
    this.directory = directory;
    this.disk = disk;
    this.checkpointNanos = directory == null ? Long.MAX_VALUE / 4 : checkpointInterval.toNanos();
    this.stop = stop;
    this.warnings = warnings;
  }

  /// Goes on from where an earlier attempt left it to its end, or until it is stopped.
  ///
  /// @return empty if it was stopped
  /// @throws dev.gradus.lab.store.StorageException if a checkpoint cannot be written
  public Optional<Result> run() {
    long begin = System.nanoTime();
    boolean there = directory != null && Files.exists(directory.resolve(".lock"));
    try (LightStore store = new LightStore(this::open, there)) {
      BooleanSupplier worthSaving =
          () -> there || System.nanoTime() - begin >= Math.min(WORTH_SAVING_NANOS, checkpointNanos);
      for (WorkUnit unit : plan.units()) {
        UnitRun run = new UnitRun(unit, store, checkpointNanos, stop, worthSaving, warnings);
        synchronized (runs) {
          runs.add(run);
        }
        run.run();
        if (!run.isFinished()) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Result(
            runs.stream().map(UnitRun::trajectory).toList(),
            runs.stream().map(UnitRun::seconds).toList()));
  }

  private RunWriter open() {
    Path path = java.util.Objects.requireNonNull(directory);
    List<UnitId> ids = plan.units().stream().map(WorkUnit::id).toList();
    if (!new RunDirectory(path).exists()) {
      discard(disk, path); // what is left of a deletion that was killed
    }
    return RunWriter.open(
            disk,
            path,
            new RunDirectory.Description(plan.name(), plan.configuration(), Versions.current()),
            ids,
            warnings)
        .orElseThrow();
  }

  /// The share of the work that lies behind, in [0, 1]; may be asked by any thread.
  public double progress() {
    synchronized (runs) {
      return runs.stream().mapToDouble(UnitRun::progress).sum() / plan.units().size();
    }
  }

  /// Deletes what a run left, once its results are kept elsewhere.
  ///
  /// @param directory as given to the constructor
  public static void discard(Disk disk, Path directory) {
    if (Files.exists(directory)) {
      disk.delete(directory);
    }
  }
}
