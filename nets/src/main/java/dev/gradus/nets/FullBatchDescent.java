package dev.gradus.nets;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// Gradient descent on the loss of the whole training set. Time counts steps. Only the initial
/// weights depend on the seed.
///
/// @param momentum how it remembers its last step
public record FullBatchDescent(Momentum momentum) implements Method<FullBatchFit, FullBatchState> {

  @Override
  public String name() {
    return momentum.method();
  }

  @Override
  public boolean isStochastic() {
    return true;
  }

  @Override
  public Dynamics<FullBatchState> start(FullBatchFit problem, RandomStreams streams) {
    return new FullBatchDynamics(momentum, problem, streams);
  }
}
