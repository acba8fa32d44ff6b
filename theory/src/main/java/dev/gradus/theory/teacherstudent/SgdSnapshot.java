package dev.gradus.theory.teacherstudent;

import org.jspecify.annotations.Nullable;

/// The weights of brute-force SGD at one time.
final class SgdSnapshot implements SgdState, ProblemState, FieldLaw.Source {
  private final TeacherStudent problem;
  private final double[][] teacherFirst;
  private final double[][] rows;
  private final double[] v;
  private final @Nullable LabelledInputs training;
  private final @Nullable LabelledInputs test;

  /// @param teacherFirst weights of the teacher, and more
  /// @param rows weights of the student
  SgdSnapshot(
      TeacherStudent problem,
      double[][] teacherFirst,
      double[][] rows,
      double[] v,
      @Nullable LabelledInputs training,
      @Nullable LabelledInputs test) {
    this.problem = problem;
    this.teacherFirst = teacherFirst;
    this.rows = rows;
    this.v = v;
    this.training = training;
    this.test = test;
  }

  private double overlap(double[] x, double[] y) {
    return Dense.product(x, y) / problem.inputs();
  }

  @Override
  public TeacherStudent problem() {
    return problem;
  }

  @Override
  public double q(int i, int k) {
    return overlap(rows[i], rows[k]);
  }

  @Override
  public double r(int i, int m) {
    return overlap(rows[i], teacherFirst[m]);
  }

  @Override
  public double t(int m, int n) {
    return overlap(teacherFirst[m], teacherFirst[n]);
  }

  @Override
  public double v(int k) {
    return v[k];
  }

  @Override
  public double generalisationError() {
    return test == null ? ProblemState.super.generalisationError() : test.error(rows, v);
  }

  @Override
  public double signError() {
    return test == null ? ProblemState.super.signError() : test.signError(rows, v);
  }

  @Override
  public FieldLaw fields() {
    int n = rows.length + problem.teacher();
    double[] mean = new double[n];
    double[][] covariance = new double[n][n];
    int from = 0;
    for (InputLaw.Group group : problem.law().groups()) {
      int to = from + group.inputs();
      for (int i = 0; i < n; i++) {
        for (int at = from; at < to; at++) {
          mean[i] += group.mean() * row(i)[at] / Math.sqrt(problem.inputs());
          for (int j = 0; j < n; j++) {
            covariance[i][j] += group.variance() * row(i)[at] * row(j)[at] / problem.inputs();
          }
        }
      }
      from = to;
    }
    return new FieldLaw(mean, covariance);
  }

  private double[] row(int i) {
    return i < rows.length ? rows[i] : teacherFirst[i - rows.length];
  }

  @Override
  public double trainingError() {
    return training == null ? Double.NaN : training.error(rows, v);
  }
}
