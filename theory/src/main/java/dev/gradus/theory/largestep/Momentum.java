package dev.gradus.theory.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// Full-batch gradient descent with momentum mu, after Polyak, w' = w + mu (w - w_before) -
/// stepsize grad L(w), or after Nesterov, with the gradient at w + mu (w - w_before).
///
/// An elementary step is one update; time is the count of updates. What is measured is measured at
/// w.
public final class Momentum implements Method<TwoLayerClassifier, RiskState> {
  private final boolean ahead;

  private Momentum(boolean ahead) {
    this.ahead = ahead;
  }

  /// The heavy ball.
  public static Momentum polyak() {
    return new Momentum(false);
  }

  /// With the gradient ahead.
  public static Momentum nesterov() {
    return new Momentum(true);
  }

  @Override
  public String name() {
    return ahead ? "nesterov" : "momentum";
  }

  /// @throws InputException if the stepsize is searched for
  @Override
  public Dynamics<RiskState> start(TwoLayerClassifier problem, RandomStreams streams) {
    if (problem.stepsize() instanceof Stepsize.Monotone) {
      throw new InputException(
          "stepsize: monotone found, but " + name() + " needs a number or {adaptive: number}");
    }
    return new DescentDynamics(problem, true, ahead);
  }
}
