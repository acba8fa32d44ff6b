package dev.gradus.lab;

import dev.gradus.core.Column;
import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.Probe;
import dev.gradus.core.Problem;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.Status;
import dev.gradus.core.TimeGrid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Runs of autoregressive walks, whose steps take as long as a test wants.
public final class Walks {
  private Walks() {}

  record Walk(double factor, long nanosPerStep) implements Problem {}

  /// @param name of the method
  /// @param fragile whether it throws at step 50
  record WalkMethod(String name, boolean fragile) implements Method<Walk, double[]> {
    @Override
    public boolean isStochastic() {
      return true;
    }

    @Override
    public Dynamics<double[]> start(Walk walk, RandomStreams streams) {
      return new WalkDynamics(walk, streams.stream("innovations"), fragile);
    }
  }

  private static final class WalkDynamics implements Dynamics<double[]> {
    private final Walk walk;
    private final RandomStream stream;
    private final boolean fragile;
    private final double[] position = {1};
    private long steps;
    private Status status = Status.RUNNING;

    WalkDynamics(Walk walk, RandomStream stream, boolean fragile) {
      this.walk = walk;
      this.stream = stream;
      this.fragile = fragile;
    }

    @Override
    public boolean advance(double target, long maxSteps) {
      long last = Math.min(steps + maxSteps, Math.round(target));
      while (steps < last) {
        if (fragile && steps == 50) {
          throw new IllegalStateException("the walker stumbles");
        }
        double moved = walk.factor() * position[0] + stream.nextGaussian();
        if (!Double.isFinite(moved)) {
          status = Status.diverged(steps, "the position overflows");
          return true;
        }
        position[0] = moved;
        steps++;
        if (walk.nanosPerStep() > 0) {
          LockSupport.parkNanos(walk.nanosPerStep());
        }
      }
      return steps >= Math.round(target);
    }

    @Override
    public double time() {
      return steps;
    }

    @Override
    public long steps() {
      return steps;
    }

    @Override
    public Status status() {
      return status;
    }

    @Override
    public double[] state() {
      return position;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeLong(steps);
      out.writeDouble(position[0]);
      stream.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      steps = in.readLong();
      position[0] = in.readDouble();
      stream.restore(in);
    }
  }

  /// The position and its logarithm, which is not defined below 0.
  private record PositionProbe(List<Column> columns) implements Probe<double[]> {
    @Override
    public void measure(double[] state, double[] row, int offset) {
      row[offset] = state[0];
      row[offset + 1] = Math.log(state[0]);
    }
  }

  public static final Probe<double[]> POSITION =
      new PositionProbe(List.of(Column.of("position"), new Column("log", "nats")));
  static final Probe<double[]> DISTANCE =
      new PositionProbe(List.of(Column.of("position"), Column.of("log, of the \"other\"")));

  /// Walks `ar` and `drift` with `seeds` seeds each and one walk `explosion` that diverges.
  static RunPlan plan(int seeds, long steps, long nanosPerStep) {
    List<WorkUnit> units = new ArrayList<>();
    IntStream.range(0, seeds)
        .forEach(seed -> units.add(unit("ar", seed, 0.9, steps, nanosPerStep, POSITION)));
    IntStream.range(0, seeds)
        .forEach(seed -> units.add(unit("drift", seed, 1, steps, nanosPerStep, DISTANCE)));
    units.add(unit("explosion", -1, 100, steps, nanosPerStep, POSITION));
    return new RunPlan("walks", configuration(seeds, steps), units);
  }

  static ObjectNode configuration(int seeds, long steps) {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.put("problem", "walk");
    configuration.put("seeds", seeds);
    configuration.put("until", steps);
    configuration.putObject("initial").putArray("Q").add(0.1).add(1e-300);
    return configuration;
  }

  public static WorkUnit unit(
      String method, long seed, double factor, long steps, long nanos, Probe<double[]> probe) {
    return new WorkUnit(
        method,
        seed,
        () ->
            new Recorder<>(
                new WalkMethod(method, false)
                    .start(new Walk(factor, nanos), new RandomStreams(seed)),
                TimeGrid.logSteps(steps, 40),
                List.of(probe)));
  }

  public static WorkUnit fragile(long seed) {
    return new WorkUnit(
        "fragile",
        seed,
        () ->
            new Recorder<>(
                new WalkMethod("fragile", true).start(new Walk(1, 0), new RandomStreams(seed)),
                TimeGrid.logSteps(500, 40),
                List.of(POSITION)));
  }
}
