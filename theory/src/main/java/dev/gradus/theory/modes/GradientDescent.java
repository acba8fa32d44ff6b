package dev.gradus.theory.modes;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// Full-batch gradient descent with a finite stepsize. Two layers with one output are a
/// [VectorNetwork] in eight dimensions that learns a second class beside, at a right angle; other
/// problems descend on their factors, which is the same thing, because weights only move along the
/// class's own direction. Time is stepsize times steps.
public final class GradientDescent implements Method<ModeProblem, ModeState> {
  private final double stepsize;

  /// @param stepsize positive
  public GradientDescent(double stepsize) {
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
  public Dynamics<ModeState> start(ModeProblem problem, RandomStreams streams) {
    Descent descent =
        problem.depth() == 2 && problem.drive().gain() == 1
            ? new VectorDescent(problem)
            : new PathDescent(problem);
    return new DescentDynamics(descent, stepsize);
  }
}
