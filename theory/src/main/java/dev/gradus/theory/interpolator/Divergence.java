package dev.gradus.theory.interpolator;

import dev.gradus.core.Status;
import java.util.Locale;

/// Why descent on a quadratic leaves all bounds.
final class Divergence {
  private Divergence() {}

  static Status at(long step, Interpolator problem) {
    return Status.diverged(step, reason(problem));
  }

  static String reason(Interpolator problem) {
    return String.format(
        Locale.ROOT, // it is kept with the run, and compared when that is repeated
        "the weights grow without bound; the stepsize %.4g is above %.4g, 2 over the largest curvature",
        problem.stepsize(),
        problem.largestStable());
  }
}
