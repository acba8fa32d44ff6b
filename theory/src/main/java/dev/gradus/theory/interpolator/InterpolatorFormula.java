package dev.gradus.theory.interpolator;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;

/// Gradient descent on an [Interpolator] of many inputs, in closed form at every step.
///
/// With k = 1 - 2 eta - gamma, r = m/d and f = 1 - (1 - eps lambda)^t, averages over the
/// Marchenko-Pastur law of the eigenvalues lambda of X X^T / m:
///
/// w_1 = gamma + k r <f>; s^2 = k^2 (r <f^2> - r^2 <f>^2) + 4 eta (1 - eta) <f^2 / lambda>;
///
/// loss = <(1-f)^2 (k^2 lambda r + 4 eta (1 - eta))>. Time is counted in steps. Derived in
/// docs/notes/interpolator.md.
public final class InterpolatorFormula implements Method<Interpolator, InterpolatorState> {
  /// The integrand is a smooth periodic function of the angle: the error falls exponentially.
  private static final int POINTS = 2000;

  @Override
  public String name() {
    return "formula";
  }

  @Override
  public Dynamics<InterpolatorState> start(Interpolator problem, RandomStreams streams) {
    return new FormulaDynamics(problem);
  }

  /// The state after some steps.
  ///
  /// @param steps of gradient descent; infinite for its end
  public static InterpolatorState at(Interpolator problem, double steps) {
    double r = problem.ratio();
    double k = 1 - 2 * problem.noise() - problem.initial();
    double variance = 4 * problem.noise() * (1 - problem.noise());
    double mean = 0;
    double square = 0;
    double inverse = 0;
    double loss = 0;
    for (int i = 0; i < POINTS; i++) {
      double angle = Math.PI * (i + 0.5) / POINTS;
      double x = 1 + r + 2 * Math.sqrt(r) * Math.cos(angle);
      double weight = 2 * Math.sin(angle) * Math.sin(angle) / x / POINTS;
      double lambda = x / r;
      double left = Double.isInfinite(steps) ? 0 : Math.pow(1 - problem.stepsize() * lambda, steps);
      double f = 1 - left;
      mean += weight * f;
      square += weight * f * f;
      inverse += weight * f * f / lambda;
      loss += weight * left * left * (k * k * lambda * r + variance);
    }
    return new Numbers(
        problem.initial() + k * r * mean,
        Math.max(0, k * k * (r * square - r * r * mean * mean) + variance * inverse),
        loss,
        problem.noise());
  }

  /// The state at zero training error: w_1 = gamma + k r, s^2 = k^2 r (1-r) + 4 eta (1-eta)
  /// m/(d-m).
  public static InterpolatorState end(Interpolator problem) {
    double r = problem.ratio();
    double k = 1 - 2 * problem.noise() - problem.initial();
    double variance = 4 * problem.noise() * (1 - problem.noise());
    return new Numbers(
        problem.initial() + k * r,
        k * k * r * (1 - r) + variance * r / (1 - r),
        0,
        problem.noise());
  }

  record Numbers(double overlap, double rest, double loss, double noise)
      implements InterpolatorState {
    boolean areGood() {
      return Math.abs(overlap) < 1e150 && rest < 1e150 && loss < 1e150;
    }
  }
}
