package dev.gradus.lab;

import dev.gradus.core.Column;
import dev.gradus.core.Recorder;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.store.Checkpoint;
import dev.gradus.lab.store.Recovered;
import dev.gradus.lab.store.UnitId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One unit of work on its way from its last checkpoint to its end.
final class UnitRun {
  /// Long enough that the calls cost nothing, short enough that a stop is obeyed at once.
  private static final long SLICE_NANOS = 20_000_000;

  private static final long SLICE_STEPS_LIMIT = 1L << 40;

  /// Saving takes at most about this share of the time, however large the state is.
  private static final int SAVING_SHARE = 10;

  private final WorkUnit unit;
  private final UnitId id;
  private final UnitStore store;
  private final long checkpointNanos;
  private final BooleanSupplier stop;
  private final BooleanSupplier worthSaving;
  private final Consumer<String> warnings;

  private final List<double[]> rows = new ArrayList<>();
  private List<Column> columns = List.of();
  private Status status = Status.RUNNING;
  private long generation = -1;
  private double secondsBefore;
  private double seconds;
  private long nextCheckpoint;
  private volatile double progress;

  /// @param worthSaving asked when it is stopped whether to leave a checkpoint
  UnitRun(
      WorkUnit unit,
      UnitStore store,
      long checkpointNanos,
      BooleanSupplier stop,
      BooleanSupplier worthSaving,
      Consumer<String> warnings) {
    this.unit = unit;
    this.id = unit.id();
    this.store = store;
    this.checkpointNanos = checkpointNanos;
    this.stop = stop;
    this.worthSaving = worthSaving;
    this.warnings = warnings;
  }

  UnitId id() {
    return id;
  }

  /// The share of its training time that lies behind; may be asked by any thread.
  double progress() {
    return progress;
  }

  boolean isFinished() {
    return status.kind() != Status.Kind.RUNNING;
  }

  double seconds() {
    return seconds;
  }

  Trajectory trajectory() {
    return new Trajectory(unit.method(), unit.seed(), columns, rows, status);
  }

  /// Goes on until the end, or until asked to stop; then a checkpoint is there.
  void run() throws IOException {
    Recovered found = store.recovered(id);
    Checkpoint checkpoint = found.checkpoint();
    if (checkpoint != null) {
      rows.addAll(found.rows());
      columns = checkpoint.columns();
      generation = checkpoint.generation();
      secondsBefore = checkpoint.seconds();
      seconds = secondsBefore;
      if (checkpoint.isFinished()) {
        status = checkpoint.status();
        progress = 1;
        return;
      }
    }
    if (stop.getAsBoolean()) {
      return;
    }
    long begin = System.nanoTime();
    try (Recorder<?> recorder = recorder(checkpoint)) {
      columns = recorder.columns();
      advance(recorder, begin);
    }
  }

  /// A recorder that stands where the checkpoint does, or at time 0 if that cannot be restored.
  @SuppressWarnings("MustBeClosedChecker")
  private Recorder<?> recorder(@org.jspecify.annotations.Nullable Checkpoint checkpoint) {
    Recorder<?> recorder = unit.start().get();
    if (checkpoint == null) {
      return recorder;
    }
    String problem;
    try {
      recorder.restore(new DataInputStream(new ByteArrayInputStream(checkpoint.state())));
      if (recorder.rows() == rows.size() && recorder.columns().equals(columns)) {
        return recorder;
      }
      problem = "it belongs to other columns";
    } catch (IOException | RuntimeException e) {
      problem = e.toString().lines().findFirst().orElse("");
    }
    recorder.close();
    warnings.accept(
        id + ": its checkpoint cannot be restored: " + problem + "; computed again from its start");
    store.forget(id);
    rows.clear();
    generation = -1;
    secondsBefore = 0;
    return unit.start().get();
  }

  private void advance(Recorder<?> recorder, long begin) throws IOException {
    UnitStore.Rows journal = store.rows(id, columns);
    List<double[]> fresh = new ArrayList<>();
    long steps = 1;
    long now = System.nanoTime();
    nextCheckpoint = now + checkpointNanos;
    while (true) {
      long sliceBegin = now;
      fresh.clear();
      boolean done = recorder.advance(steps, fresh::add);
      if (!fresh.isEmpty()) {
        journal.append(rows.size(), fresh);
        rows.addAll(fresh);
      }
      progress = recorder.progress();
      boolean stopping = stop.getAsBoolean();
      now = System.nanoTime();
      seconds = secondsBefore + (now - begin) * 1e-9;
      steps = nextSlice(steps, now - sliceBegin);
      boolean saving = stopping ? worthSaving.getAsBoolean() : now >= nextCheckpoint;
      if (done || saving) {
        save(recorder, done);
        now = System.nanoTime();
      }
      if (done || stopping) {
        return;
      }
    }
  }

  private static long nextSlice(long steps, long nanos) {
    if (nanos < SLICE_NANOS / 2) {
      return Math.min(2 * steps, SLICE_STEPS_LIMIT);
    }
    return nanos > 2 * SLICE_NANOS ? Math.max(1, steps / 2) : steps;
  }

  private void save(Recorder<?> recorder, boolean done) throws IOException {
    long begin = System.nanoTime();
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    if (!done) {
      recorder.save(new DataOutputStream(state));
    }
    Status reached = recorder.status();
    generation++;
    store.save(
        new Checkpoint(
            id.toString(),
            generation,
            rows.size(),
            seconds,
            reached,
            columns,
            state.toByteArray()));
    status = reached;
    long end = System.nanoTime();
    nextCheckpoint = end + Math.max(checkpointNanos, SAVING_SHARE * (end - begin));
  }
}
