package dev.gradus.theory.teacherstudent;

/// The state a vector of order parameters stands for; it follows the vector.
final class PackedState implements ProblemState {
  private final TeacherStudent problem;
  private final Packing at;
  private final double[] y;

  PackedState(TeacherStudent problem, double[] y) {
    this.problem = problem;
    this.y = y;
    at = Packing.of(problem);
  }

  @Override
  public TeacherStudent problem() {
    return problem;
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
  public double v(int k) {
    return at.heads() ? y[at.v(k)] : problem.initial().v(k);
  }
}
