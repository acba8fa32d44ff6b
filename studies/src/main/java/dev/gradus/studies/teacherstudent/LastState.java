package dev.gradus.studies.teacherstudent;

import dev.gradus.core.Trajectory;
import dev.gradus.theory.teacherstudent.OrderParameterState;
import dev.gradus.theory.teacherstudent.TeacherStudent;

/// The order parameters at the end of a trajectory.
record LastState(Trajectory one, TeacherStudent problem) implements OrderParameterState {
  private double last(String column) {
    return one.column(column)[one.size() - 1];
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
    return last("Q_" + Math.min(i, k) + "_" + Math.max(i, k));
  }

  @Override
  public double r(int i, int m) {
    return last("R_" + i + "_" + m);
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
    return last("v_" + k);
  }

  @Override
  public double generalisationError() {
    return last("eg");
  }

  @Override
  public double signError() {
    return last("eg_frac");
  }
}
