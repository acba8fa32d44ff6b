package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.OdeDynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.numeric.DormandPrince;

/// Gradient flow of the weights.
public final class KernelFlow implements Method<TangentKernel, Responses> {
  private static final double TOLERANCE = 1e-12;

  @Override
  public String name() {
    return "ode";
  }

  @Override
  public Dynamics<Responses> start(TangentKernel problem, RandomStreams streams) {
    return new Flowing(problem);
  }

  private static final class Flowing extends OdeDynamics<Responses> {
    private final KernelState state;

    Flowing(TangentKernel problem) {
      double[] start = problem.startWeights();
      super(
          new DormandPrince((t, y, dy) -> problem.descent(y, dy), 0, start, TOLERANCE, TOLERANCE),
          start);
      state = new KernelState(problem, start);
      if (!state.isFinite()) {
        resume(0, KernelState.NOT_FINITE);
      }
    }

    @Override
    public Responses state() {
      return state;
    }
  }
}
