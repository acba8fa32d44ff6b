package dev.gradus.core;

import dev.gradus.core.numeric.OdeSolver;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The dynamics of an ordinary differential equation. Its elementary steps are those of a solver;
/// what is seen at a time is interpolated within the last of them.
///
/// @param <S> the state it offers to probes
public abstract class OdeDynamics<S> implements Dynamics<S> {
  /// The state of the equation at [#time].
  protected final double[] y;

  private final OdeSolver solver;
  private double time;
  private Status status = Status.RUNNING;

  /// @param solver at time 0
  /// @param y the state at time 0; kept, and moved along
  protected OdeDynamics(OdeSolver solver, double[] y) {
    this.solver = solver;
    this.y = y;
  }

  /// Called when [#y] has moved.
  protected void moved() {}

  @Override
  public final boolean advance(double target, long maxSteps) {
    long end = stepLimit(maxSteps);
    while (!status.isDiverged() && solver.time() < target && solver.steps() < end) {
      if (!solver.step()) {
        status = Status.diverged(solver.steps(), String.valueOf(solver.failure()));
      }
    }
    boolean reached = solver.time() >= target;
    if (!status.isDiverged() || solver.steps() > 0) {
      resume(reached ? target : solver.time(), status);
    }
    return reached || status.isDiverged();
  }

  /// Shows the state at a time within the solver's last step, or ends as [Status#diverged] where
  /// the start itself is not finite.
  protected final void resume(double shownTime, Status savedStatus) {
    status = savedStatus;
    time = shownTime;
    if (!status.isDiverged() || solver.steps() > 0) {
      solver.stateAt(time, y);
      moved();
    }
  }

  @Override
  public final double time() {
    return time;
  }

  @Override
  public final long steps() {
    return solver.steps();
  }

  @Override
  public final Status status() {
    return status;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    solver.save(out);
    out.writeDouble(time);
    status.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    solver.restore(in);
    resume(in.readDouble(), Status.restore(in));
  }
}
