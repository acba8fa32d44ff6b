package dev.gradus.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// The conformance suite on the smallest honest method: an autoregressive walk.
class RandomWalkTest extends MethodConformance<RandomWalkTest.Walk, double[]> {

  record Walk(double factor) implements Problem {}

  static final class WalkMethod implements Method<Walk, double[]> {
    @Override
    public String name() {
      return "walk";
    }

    @Override
    public boolean isStochastic() {
      return true;
    }

    @Override
    public Dynamics<double[]> start(Walk walk, RandomStreams streams) {
      return new WalkDynamics(walk.factor(), streams.stream("innovations"));
    }
  }

  static final class WalkDynamics implements Dynamics<double[]> {
    private final double factor;
    private final RandomStream stream;
    private final double[] position = {1};
    private long steps;
    private Status status = Status.RUNNING;

    WalkDynamics(double factor, RandomStream stream) {
      this.factor = factor;
      this.stream = stream;
    }

    @Override
    public boolean advance(double target, long maxSteps) {
      long last = Math.min(steps + maxSteps, Math.round(target));
      while (steps < last) {
        double moved = factor * position[0] + stream.nextGaussian();
        if (!Double.isFinite(moved)) {
          status = Status.diverged(steps, "the position overflows");
          return true;
        }
        position[0] = moved;
        steps++;
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

  @Override
  protected Method<Walk, double[]> method() {
    return new WalkMethod();
  }

  @Override
  protected Walk problem() {
    return new Walk(0.9);
  }

  @Override
  protected Walk divergingProblem() {
    return new Walk(1e6);
  }

  @Override
  protected List<Probe<? super double[]>> probes(Walk problem) {
    return List.of(
        new Probe<double[]>() {
          @Override
          public List<Column> columns() {
            return List.of(Column.of("position"));
          }

          @Override
          public void measure(double[] state, double[] row, int offset) {
            row[offset] = state[0];
          }
        });
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSteps(500, 30);
  }
}
