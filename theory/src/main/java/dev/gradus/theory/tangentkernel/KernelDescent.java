package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Status;
import dev.gradus.core.SteppedDynamics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  public Dynamics<Responses> start(TangentKernel problem, RandomStreams streams) {
    return new Descending(problem, stepsize);
  }

  private static final class Descending extends SteppedDynamics<Responses> {
    private final KernelState state;
    private final double stepsize;
    private final double[] descent;

    Descending(TangentKernel problem, double stepsize) {
      super(stepsize);
      state = new KernelState(problem, problem.startWeights());
      this.stepsize = stepsize;
      descent = new double[problem.size()];
      if (!state.isFinite()) {
        resume(0, KernelState.NOT_FINITE);
      }
    }

    @Override
    protected @Nullable String step() {
      double[] weights = state.weights();
      double[] good = weights.clone();
      state.problem().descent(good, descent);
      Arrays.setAll(weights, j -> good[j] + stepsize * descent[j]);
      if (state.isFinite()) {
        return null;
      }
      System.arraycopy(good, 0, weights, 0, good.length);
      return "a margin is not finite after the next step";
    }

    @Override
    public Responses state() {
      return state;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeLong(steps());
      for (double weight : state.weights()) {
        out.writeDouble(weight);
      }
      status().save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      long steps = in.readLong();
      for (int j = 0; j < descent.length; j++) {
        state.weights()[j] = in.readDouble();
      }
      resume(steps, Status.restore(in));
    }
  }
}
