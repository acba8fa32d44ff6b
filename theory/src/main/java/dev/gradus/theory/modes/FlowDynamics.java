package dev.gradus.theory.modes;

import dev.gradus.core.OdeDynamics;
import dev.gradus.core.Status;

/// The differential equation of the modes in motion.
final class FlowDynamics extends OdeDynamics<ModeState> {
  /// Relative to the smallest factor of the start.
  private static final double ABSOLUTE = 0.1;

  private final Paths paths;

  FlowDynamics(ModeProblem problem, double rtol) {
    PathSwitches switches = new PathSwitches(problem, false);
    double[] start = switches.initialState();
    double atol = ABSOLUTE * rtol * smallest(problem.balanced());
    super(new PiecewiseOde(switches, start, rtol, atol), start);
    paths = new Paths(problem);
    if (!paths.isFinite()) {
      resume(0, Status.diverged(0, "the margin at time 0 is not finite"));
    }
  }

  static double smallest(double[][] factors) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double[] path : factors) {
      for (double factor : path) {
        if (factor != 0) {
          smallest = Math.min(smallest, Math.abs(factor));
        }
      }
    }
    return smallest < Double.POSITIVE_INFINITY ? Math.max(smallest, 1e-200) : 1;
  }

  @Override
  protected void moved() {
    int at = 0;
    for (double[] path : paths.factors) {
      for (int j = 0; j < path.length; j++) {
        path[j] = y[at++];
      }
    }
  }

  @Override
  public ModeState state() {
    return paths;
  }
}
