package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import dev.gradus.core.numeric.DormandPrince;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Gradient flow of the weights.
public final class KernelFlow implements Method<TangentKernel, Responses> {
  private static final double TOLERANCE = 1e-12;

  @Override
  public String name() {
    return "ode";
  }

  @Override
  public boolean isStochastic() {
    return false;
  }

  @Override
  public Dynamics<Responses> start(TangentKernel problem, RandomStreams streams) {
    return new Flowing(problem);
  }

  private static final class Flowing extends Weights {
    private final DormandPrince solver;
    private double time;

    Flowing(TangentKernel problem) {
      super(problem);
      solver =
          new DormandPrince(
              (t, y, derivative) -> problem.descent(y, derivative),
              0,
              weights,
              TOLERANCE,
              TOLERANCE);
    }

    @Override
    public boolean advance(double target, long maxSteps) {
      long end = stepLimit(maxSteps);
      while (!status.isDiverged() && solver.time() < target && solver.steps() < end) {
        if (!solver.step()) {
          status = Status.diverged(solver.steps(), String.valueOf(solver.failure()));
        }
      }
      boolean reached = solver.time() >= target;
      if (!status.isDiverged() || solver.steps() > 0) {
        time = reached ? target : solver.time();
        solver.stateAt(time, weights);
      }
      return reached || status.isDiverged();
    }

    @Override
    public double time() {
      return time;
    }

    @Override
    public long steps() {
      return solver.steps();
    }

    @Override
    public void save(DataOutput out) throws IOException {
      solver.save(out);
      out.writeDouble(time);
      saveStatus(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      solver.restore(in);
      time = in.readDouble();
      restoreStatus(in);
      if (!status.isDiverged() || solver.steps() > 0) {
        solver.stateAt(time, weights);
      }
    }
  }
}
