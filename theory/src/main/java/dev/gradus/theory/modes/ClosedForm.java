package dev.gradus.theory.modes;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The [ModeSolution] as a method: each observation is computed by itself. An elementary step is
/// one observation.
public final class ClosedForm implements Method<ModeProblem, ModeState> {
  @Override
  public String name() {
    return "closed-form";
  }

  @Override
  public Dynamics<ModeState> start(ModeProblem problem, RandomStreams streams) {
    return new Evaluation(problem);
  }

  private static final class Evaluation implements Dynamics<ModeState> {
    private final ModeSolution solution;
    private final Paths paths;
    private double time;
    private long steps;
    private Status status = Status.RUNNING;

    Evaluation(ModeProblem problem) {
      solution = ModeSolution.of(problem);
      paths = new Paths(problem);
      if (!paths.isFinite()) {
        status = Status.diverged(0, "the margin at time 0 is not finite");
      }
    }

    @Override
    public boolean advance(double target, long maxSteps) {
      if (!status.isDiverged() && target > time) {
        double[][] before =
            java.util.Arrays.stream(paths.factors).map(double[]::clone).toArray(double[][]::new);
        solution.stateAt(target, paths.factors);
        if (paths.isFinite()) {
          time = target;
          steps++;
        } else {
          System.arraycopy(before, 0, paths.factors, 0, before.length);
          status = Status.diverged(steps, "the factors are not finite at t = " + target);
        }
      }
      return true;
    }

    @Override
    public double time() {
      return time;
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
    public ModeState state() {
      return paths;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeDouble(time);
      out.writeLong(steps);
      status.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      time = in.readDouble();
      steps = in.readLong();
      status = Status.restore(in);
      if (time > 0) {
        solution.stateAt(time, paths.factors);
      }
    }
  }
}
