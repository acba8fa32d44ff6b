package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import dev.gradus.core.numeric.DormandPrince;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The order-parameter equations in motion.
final class OdeDynamics implements Dynamics<OrderParameterState> {
  private final DormandPrince solver;
  private final double[] y;
  private final OrderParameterState state;
  private double time;
  private Status status = Status.RUNNING;

  OdeDynamics(TeacherStudent problem, DormandPrince solver) {
    this.solver = solver;
    y = Packing.of(problem).pack(problem.initial());
    state = new PackedState(problem, y);
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    long end = solver.steps() + maxSteps;
    while (!status.isDiverged() && solver.time() < target && solver.steps() < end) {
      if (!solver.step()) {
        status = Status.diverged(solver.steps(), String.valueOf(solver.failure()));
      }
    }
    boolean reached = solver.time() >= target;
    time = reached ? target : solver.time();
    solver.stateAt(time, y);
    return reached || status.isDiverged();
  }

  @Override
  public double time() {
    return time;
  }

  @Override
  public long steps() {
    return solver.steps();
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
    solver.save(out);
    out.writeDouble(time);
    SavedStatus.write(status, out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    solver.restore(in);
    time = in.readDouble();
    status = SavedStatus.read(in);
    solver.stateAt(time, y);
  }
}
