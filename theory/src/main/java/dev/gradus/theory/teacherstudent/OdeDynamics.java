package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import dev.gradus.core.numeric.DormandPrince;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The order-parameter equations in motion.
final class OdeDynamics implements Dynamics<OrderParameterState>, OrderParameterState {
  private final TeacherStudent problem;
  private final DormandPrince solver;
  private final Packing at;
  private final double[] y;
  private double time;
  private Status status = Status.RUNNING;

  OdeDynamics(TeacherStudent problem, DormandPrince solver) {
    this.problem = problem;
    this.solver = solver;
    at = Packing.of(problem);
    y = at.pack(problem.initial());
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
    return this;
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

  @Override
  public int student() {
    return problem.student();
  }

  @Override
  public int teacher() {
    return problem.teacher();
  }

  @Override
  public double q(int i, int k) {
    return y[at.q(i, k)];
  }

  @Override
  public double r(int i, int m) {
    return y[at.r(i, m)];
  }

  @Override
  public double t(int m, int n) {
    return problem.initial().t(m, n);
  }

  @Override
  public double a(int m) {
    return problem.initial().a(m);
  }

  @Override
  public double v(int k) {
    return at.heads() ? y[at.v(k)] : problem.initial().v(k);
  }

  @Override
  public double generalisationError() {
    return GeneralisationError.of(problem.activation(), this);
  }
}
