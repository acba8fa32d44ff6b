package dev.gradus.nets;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// Minibatch stochastic gradient descent in float32, as [Hyperparameters] say. Time counts steps,
/// one a minibatch.
///
/// Each run computes in one thread, so the bits do not depend on how many run at once; the order of
/// an epoch's examples is a permutation that depends on (seed, epoch) alone.
public final class StochasticGradientDescent implements Method<Classification, NetworkState> {

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public boolean isStochastic() {
    return true;
  }

  @Override
  public Dynamics<NetworkState> start(Classification problem, RandomStreams streams) {
    return new NetworkDynamics(problem, streams);
  }
}
