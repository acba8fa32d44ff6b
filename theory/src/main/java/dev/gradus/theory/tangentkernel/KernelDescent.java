package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Full-batch gradient descent on the weights. Time is stepsize times steps.
public final class KernelDescent implements Method<TangentKernel, Responses> {
  private final double stepsize;

  /// @param stepsize positive
  public KernelDescent(double stepsize) {
    if (!(stepsize > 0 && stepsize < Double.POSITIVE_INFINITY)) {
      throw new InputException("stepsize: " + stepsize + " found, expected a positive number");
    }
    this.stepsize = stepsize;
  }

  @Override
  public String name() {
    return "gd";
  }

  @Override
  public boolean isStochastic() {
    return false;
  }

  @Override
  public Dynamics<Responses> start(TangentKernel problem, RandomStreams streams) {
    return new Descending(problem, stepsize);
  }

  private static final class Descending extends Weights {
    private final double stepsize;
    private final double[] descent;
    private long steps;

    Descending(TangentKernel problem, double stepsize) {
      super(problem);
      this.stepsize = stepsize;
      descent = new double[problem.size()];
    }

    @Override
    public boolean advance(double target, long maxSteps) {
      long wanted = Math.round(target / stepsize);
      long end = Math.min(wanted, stepLimit(maxSteps));
      while (steps < end && !status.isDiverged()) {
        double[] next = weights.clone();
        problem.descent(weights, descent);
        Arrays.setAll(next, j -> weights[j] + stepsize * descent[j]);
        if (isFinite(next)) {
          System.arraycopy(next, 0, weights, 0, next.length);
          steps++;
        } else {
          status = Status.diverged(steps, "a margin is not finite after the next step");
        }
      }
      return status.isDiverged() || steps >= wanted;
    }

    @Override
    public double time() {
      return steps * stepsize;
    }

    @Override
    public long steps() {
      return steps;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeLong(steps);
      for (double weight : weights) {
        out.writeDouble(weight);
      }
      saveStatus(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      steps = in.readLong();
      for (int j = 0; j < weights.length; j++) {
        weights[j] = in.readDouble();
      }
      restoreStatus(in);
    }
  }
}
