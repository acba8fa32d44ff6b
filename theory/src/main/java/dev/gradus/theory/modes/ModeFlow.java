package dev.gradus.theory.modes;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// Gradient flow of the modes as a differential equation: any loss, any depth, any start. With
/// da_j/dt = p r g(f) times the product of the other factors of the path, one equation serves
/// cross-entropy, hinge loss and the squared loss of deep linear networks. Time is stepsize times
/// steps.
public final class ModeFlow implements Method<ModeProblem, ModeState> {
  private static final double TOLERANCE = 1e-12;

  @Override
  public String name() {
    return "ode";
  }

  @Override
  public Dynamics<ModeState> start(ModeProblem problem, RandomStreams streams) {
    return new FlowDynamics(problem, TOLERANCE);
  }
}
