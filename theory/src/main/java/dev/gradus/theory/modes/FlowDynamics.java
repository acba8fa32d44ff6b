package dev.gradus.theory.modes;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The differential equation of the modes in motion.
final class FlowDynamics implements Dynamics<ModeState> {
  /// Relative to the smallest factor of the start.
  private static final double ABSOLUTE = 0.1;

  private final PiecewiseOde ode;
  private final Paths paths;
  private final double[] y;
  private double time;
  private Status status = Status.RUNNING;

  FlowDynamics(ModeProblem problem, double rtol) {
    PathSwitches switches = new PathSwitches(problem, false);
    y = switches.initialState();
    ode = new PiecewiseOde(switches, y, rtol, ABSOLUTE * rtol * smallest(problem.balanced()));
    paths = new Paths(problem);
    if (!paths.isFinite()) {
      status = Status.diverged(0, "the margin at time 0 is not finite");
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
  public boolean advance(double target, long maxSteps) {
    long end = stepLimit(maxSteps);
    while (!status.isDiverged() && ode.time() < target && ode.steps() < end) {
      if (!ode.step()) {
        status = Status.diverged(ode.steps(), String.valueOf(ode.failure()));
      }
    }
    boolean reached = ode.time() >= target;
    if (!status.isDiverged() || ode.steps() > 0) {
      time = reached ? target : ode.time();
      show();
    }
    return reached || status.isDiverged();
  }

  private void show() {
    ode.stateAt(time, y);
    int at = 0;
    for (double[] path : paths.factors) {
      for (int j = 0; j < path.length; j++) {
        path[j] = y[at++];
      }
    }
  }

  @Override
  public double time() {
    return time;
  }

  @Override
  public long steps() {
    return ode.steps();
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public ModeState state() {
    return paths;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    ode.save(out);
    out.writeDouble(time);
    SavedStatus.write(status, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    ode.restore(in);
    time = in.readDouble();
    status = SavedStatus.read(in);
    if (!status.isDiverged()) {
      show();
    }
  }
}
