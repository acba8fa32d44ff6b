package dev.gradus.theory.teacherstudent;

import dev.gradus.core.numeric.DormandPrince;
import dev.gradus.core.numeric.ImplicitExtrapolation;
import dev.gradus.core.numeric.OdeSolver;
import dev.gradus.core.numeric.VectorField;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A solver for equations that grow stiff. It begins explicitly; when, late, the steps are limited
/// by the fastest decay and not by the solution, an implicit solver takes over, for good.
final class SwitchingSolver implements OdeSolver {
  /// Steps in a row that must have been limited by stability.
  private static final int ENOUGH = 10;

  /// Beyond this, stability and not accuracy limits an explicit step.
  private static final double LIMITED = 3;

  private static final double EARLIEST = 1000;

  /// What an implicit step of a late drift is expected to reach, as a share of the time.
  private static final double REACH = 0.1;

  private final VectorField field;
  private final double rtol;
  private final double atol;
  private final DormandPrince explicit;
  private @Nullable ImplicitExtrapolation implicit;
  private OdeSolver solver;
  private int limitedSteps;
  private final double[] y;

  SwitchingSolver(VectorField field, double[] y0, double rtol, double atol) {
    this.field = field;
    this.rtol = rtol;
    this.atol = atol;
    y = y0.clone();
    explicit = new DormandPrince(field, 0, y, rtol, atol);
    solver = explicit;
  }

  @Override
  public boolean step() {
    if (limitedSteps == ENOUGH && implicit == null) {
      startImplicit();
    }
    if (!solver.step()) {
      return false;
    }
    if (implicit == null) {
      limitedSteps = isLimited() ? limitedSteps + 1 : 0;
    }
    return true;
  }

  private void startImplicit() {
    explicit.stateAt(explicit.time(), y);
    double step = explicit.time() - explicit.previousTime();
    implicit = new ImplicitExtrapolation(field, explicit.time(), y, step, rtol, atol);
    solver = implicit;
  }

  /// An implicit step costs a Jacobian, and so must be longer than as many explicit ones.
  private boolean isLimited() {
    double step = explicit.time() - explicit.previousTime();
    return explicit.time() > EARLIEST
        && REACH * explicit.time() > (10 + y.length / 6.) * step
        && explicit.stiffness() > LIMITED;
  }

  @Override
  public double time() {
    return solver.time();
  }

  @Override
  public double previousTime() {
    return solver.previousTime();
  }

  @Override
  public void stateAt(double t, double[] out) {
    solver.stateAt(t, out);
  }

  @Override
  public long steps() {
    return explicit.steps() + (implicit == null ? 0 : implicit.steps());
  }

  @Override
  public @Nullable String failure() {
    return solver.failure();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    explicit.save(out);
    out.writeInt(limitedSteps);
    out.writeBoolean(implicit != null);
    if (implicit != null) {
      implicit.save(out);
    }
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
  }
}
