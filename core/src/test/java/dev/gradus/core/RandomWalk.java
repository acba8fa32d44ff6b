package dev.gradus.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// An autoregressive walk: the smallest honest problem, for tests of everything around one.
///
/// @param factor of the position at each step; large ones diverge
/// @param nanosPerStep how long a step takes
public record RandomWalk(double factor, long nanosPerStep) implements Problem {

  /// @param name of the method
  /// @param fragile whether it throws at step 50
  public record Walking(String name, boolean fragile) implements Method<RandomWalk, double[]> {
    @Override
    public boolean isStochastic() {
      return true;
    }

    @Override
    public Dynamics<double[]> start(RandomWalk walk, RandomStreams streams) {
      return new WalkDynamics(walk, streams.stream("innovations"), fragile);
    }
  }

  private static final class WalkDynamics extends SteppedDynamics<double[]> {
    private final RandomWalk walk;
    private final RandomStream stream;
    private final boolean fragile;
    private final double[] position = {1};

    WalkDynamics(RandomWalk walk, RandomStream stream, boolean fragile) {
      this.walk = walk;
      this.stream = stream;
      this.fragile = fragile;
    }

    @Override
    protected @Nullable String step() {
      if (fragile && steps() == 50) {
        throw new IllegalStateException("the walker stumbles");
      }
      double moved = walk.factor() * position[0] + stream.nextGaussian();
      if (!Double.isFinite(moved)) {
        return "the position overflows";
      }
      position[0] = moved;
      if (walk.nanosPerStep() > 0) {
        LockSupport.parkNanos(walk.nanosPerStep());
      }
      return null;
    }

    @Override
    public double[] state() {
      return position;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeLong(steps());
      out.writeDouble(position[0]);
      stream.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      resume(in.readLong(), Status.RUNNING);
      position[0] = in.readDouble();
      stream.restore(in);
    }
  }
}
