package dev.gradus.theory.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// The gradient flow w' = -stepsize grad L(w), whose time is that of gradient descent with the same
/// stepsize: what the steps would do if they were infinitely small. Dormand-Prince with error
/// control.
///
/// An elementary step is one step of the solver.
public final class GradientFlow implements Method<TwoLayerClassifier, RiskState> {
  private final double tolerance;

  /// With a relative tolerance of 1e-8.
  public GradientFlow() {
    this(1e-8);
  }

  /// @param tolerance relative, in (0, 0.1]
  public GradientFlow(double tolerance) {
    if (!(tolerance > 0 && tolerance <= 0.1)) {
      throw new InputException("tolerance: " + tolerance + " found, expected a number in (0, 0.1]");
    }
    this.tolerance = tolerance;
  }

  @Override
  public String name() {
    return "flow";
  }

  /// @throws InputException if the stepsize is not constant
  @Override
  public Dynamics<RiskState> start(TwoLayerClassifier problem, RandomStreams streams) {
    if (!(problem.stepsize() instanceof Stepsize.Constant constant)) {
      throw new InputException(
          "stepsize: gradient flow needs a number, which sets its unit of time");
    }
    return new FlowDynamics(problem, constant.value(), tolerance);
  }
}
