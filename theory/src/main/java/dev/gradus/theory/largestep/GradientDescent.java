package dev.gradus.theory.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// Full-batch gradient descent, w <- w - stepsize grad L(w).
///
/// An elementary step is one update; time is the count of updates.
public final class GradientDescent implements Method<TwoLayerClassifier, RiskState> {

  @Override
  public String name() {
    return "gd";
  }

  @Override
  public Dynamics<RiskState> start(TwoLayerClassifier problem, RandomStreams streams) {
    return new DescentDynamics(problem, false, false);
  }
}
