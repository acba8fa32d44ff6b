package dev.gradus.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Drives dynamics through its observation times and hands out a row of measurements at each.
///
/// It can be stopped between any two elementary steps, saved, and resumed with the same bits:
///
/// ```java
/// var recorder = new Recorder<>(method.start(problem, streams), times, probes);
/// while (!recorder.advance(10_000, rows::add)) { ... save, show progress ... }
/// ```
///
/// @param <S> the state the probes look at
public final class Recorder<S> implements AutoCloseable {
  private final Dynamics<S> dynamics;
  private final TimeGrid times;
  private final List<? extends Probe<? super S>> probes;
  private final List<Column> columns;
  private int next;
  private int rows;
  private double lastTime = Double.NEGATIVE_INFINITY;
  private boolean finished;

  /// @param dynamics freshly started
  /// @param times when to measure
  /// @param probes what to measure
  public Recorder(Dynamics<S> dynamics, TimeGrid times, List<? extends Probe<? super S>> probes) {
    this.dynamics = dynamics;
    this.times = times;
    this.probes = List.copyOf(probes);
    List<Column> all = new ArrayList<>();
    all.add(Column.of("t"));
    this.probes.forEach(probe -> all.addAll(probe.columns()));
    this.columns = List.copyOf(all);
  }

  /// What each number of a row is; the first is the observation time `t`.
  public List<Column> columns() {
    return columns;
  }

  /// Takes at most about `maxSteps` elementary steps, giving a row to `sink` at each observation
  /// time.
  ///
  /// After divergence a last row shows the last good state, at the time it was reached.
  ///
  /// @return whether all observation times are done, or the dynamics diverged
  public boolean advance(long maxSteps, Consumer<double[]> sink) {
    long end = dynamics.stepLimit(maxSteps);
    while (!finished) {
      boolean reached = dynamics.advance(times.get(next), Math.max(1, end - dynamics.steps()));
      if (dynamics.status().isDiverged()) {
        finished = true;
        if (dynamics.time() > lastTime) {
          emit(dynamics.time(), sink);
        }
      } else if (reached) {
        emit(times.get(next), sink);
        next++;
        finished = next == times.size();
      }
      if (dynamics.steps() >= end) {
        break;
      }
    }
    return finished;
  }

  private void emit(double time, Consumer<double[]> sink) {
    double[] row = new double[columns.size()];
    row[0] = time;
    int offset = 1;
    for (Probe<? super S> probe : probes) {
      probe.measure(dynamics.state(), row, offset);
      offset += probe.columns().size();
    }
    rows++;
    lastTime = time;
    sink.accept(row);
  }

  /// Running, completed, or diverged with step and reason.
  public Status status() {
    if (dynamics.status().isDiverged()) {
      return dynamics.status();
    }
    return finished ? Status.completed(dynamics.steps()) : Status.RUNNING;
  }

  /// Rows handed out so far.
  public int rows() {
    return rows;
  }

  /// Elementary steps taken so far.
  public long steps() {
    return dynamics.steps();
  }

  /// The share of training time that lies behind, in [0, 1].
  public double progress() {
    return finished ? 1 : Math.min(1, dynamics.time() / Math.max(times.last(), Double.MIN_NORMAL));
  }

  public void save(DataOutput out) throws IOException {
    out.writeInt(next);
    out.writeInt(rows);
    out.writeDouble(lastTime);
    out.writeBoolean(finished);
    dynamics.save(out);
  }

  public void restore(DataInput in) throws IOException {
    next = in.readInt();
    rows = in.readInt();
    lastTime = in.readDouble();
    finished = in.readBoolean();
    if (next < 0 || next > times.size()) {
      throw new IOException("the checkpoint belongs to another list of observation times");
    }
    dynamics.restore(in);
  }

  @Override
  public void close() {
    dynamics.close();
  }

  /// Runs a method from start to end in memory.
  public static <P extends Problem, S> Trajectory run(
      Method<P, S> method,
      P problem,
      long seed,
      TimeGrid times,
      List<? extends Probe<? super S>> probes) {
    try (var recorder =
        new Recorder<S>(method.start(problem, new RandomStreams(seed)), times, probes)) {
      List<double[]> rows = new ArrayList<>();
      recorder.advance(Long.MAX_VALUE / 2, rows::add);
      return new Trajectory(method.name(), seed, recorder.columns(), rows, recorder.status());
    }
  }
}
