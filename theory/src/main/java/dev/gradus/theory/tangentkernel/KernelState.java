package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Status;
import java.util.Arrays;

/// Weights in motion, seen as responses.
///
/// @param weights V^T theta; moved from outside
record KernelState(TangentKernel problem, double[] weights) implements Responses {
  static final Status NOT_FINITE = Status.diverged(0, "a margin is not finite at time 0");

  boolean isFinite() {
    return Arrays.stream(responses()).allMatch(Double::isFinite)
        && Arrays.stream(margins()).allMatch(Double::isFinite);
  }

  @Override
  public double[] responses() {
    return problem.responses(weights);
  }

  @Override
  public double[] margins() {
    return problem.margins(responses());
  }
}
