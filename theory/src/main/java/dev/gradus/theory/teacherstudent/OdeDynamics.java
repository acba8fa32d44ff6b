package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import dev.gradus.core.numeric.DormandPrince;
import dev.gradus.core.numeric.ImplicitExtrapolation;
import dev.gradus.core.numeric.OdeSolver;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The order-parameter equations in motion.
///
/// They begin with an explicit solver. In the late drift its steps are limited by the fastest decay
/// and not by the solution; then an implicit one takes over, for good.
final class OdeDynamics implements Dynamics<OrderParameterState> {
  /// Steps in a row that must have been limited by stability.
  private static final int ENOUGH = 10;

  /// Beyond this, stability and not accuracy limits an explicit step.
  private static final double LIMITED = 3;

  private static final double EARLIEST = 1000;

  /// What an implicit step of a late drift is expected to reach, as a share of the time.
  private static final double REACH = 0.1;

  private final OrderParameterFlow flow;
  private final double rtol;
  private final double atol;
  private final DormandPrince explicit;
  private @Nullable ImplicitExtrapolation implicit;
  private OdeSolver solver;
  private int limitedSteps;
  private final double[] y;
  private final OrderParameterState state;
  private double time;
  private Status status = Status.RUNNING;

  OdeDynamics(TeacherStudent problem, double rtol, double atol) {
    flow = OrderParameterFlow.of(problem);
    this.rtol = rtol;
    this.atol = atol;
    y = Packing.of(problem).pack(problem.initial());
    explicit = new DormandPrince(flow, 0, y, rtol, atol);
    solver = explicit;
    state = new PackedState(problem, y);
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    long end = stepLimit(maxSteps);
    while (!status.isDiverged() && solver.time() < target && steps() < end) {
      if (limitedSteps == ENOUGH && implicit == null) {
        startImplicit();
      }
      if (!solver.step()) {
        status = Status.diverged(steps(), String.valueOf(solver.failure()));
      } else if (implicit == null) {
        limitedSteps = isLimited() ? limitedSteps + 1 : 0;
      }
    }
    boolean reached = solver.time() >= target;
    time = reached ? target : solver.time();
    solver.stateAt(time, y);
    return reached || status.isDiverged();
  }

  private void startImplicit() {
    explicit.stateAt(explicit.time(), y);
    double step = explicit.time() - explicit.previousTime();
    implicit = new ImplicitExtrapolation(flow, explicit.time(), y, step, rtol, atol);
    solver = implicit;
  }

  /// An implicit step costs a Jacobian, and so must be longer than as many explicit ones.
  private boolean isLimited() {
    double step = explicit.time() - explicit.previousTime();
    return explicit.time() > EARLIEST
        && REACH * explicit.time() > (10 + y.length / 6.) * step
        && explicit.stiffness() > LIMITED;
  }

  private long implicitSteps() {
    return implicit == null ? 0 : implicit.steps();
  }

  @Override
  public double time() {
    return time;
  }

  @Override
  public long steps() {
    return explicit.steps() + implicitSteps();
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public OrderParameterState state() {
    return state;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    explicit.save(out);
    out.writeInt(limitedSteps);
    out.writeBoolean(implicit != null);
    if (implicit != null) {
      implicit.save(out);
    }
    out.writeDouble(time);
    SavedStatus.write(status, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    explicit.restore(in);
    limitedSteps = in.readInt();
    implicit = null;
    solver = explicit;
    if (in.readBoolean()) {
      startImplicit();
      solver.restore(in);
    }
    time = in.readDouble();
    status = SavedStatus.read(in);
    solver.stateAt(time, y);
  }
}
