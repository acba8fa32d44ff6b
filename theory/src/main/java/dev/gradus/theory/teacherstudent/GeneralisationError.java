package dev.gradus.theory.teacherstudent;

import java.util.Arrays;

/// eg = E[(phi - phi*)^2] / 2 = c^T I2 c / 2, with c = (-v, A) over the fields of student and
/// teacher; with labels of two classes, the sign of phi* takes its place.
final class GeneralisationError {
  private GeneralisationError() {}

  static double of(TeacherStudent problem, OrderParameterState s) {
    if (problem.labels() == Labels.SIGNS) {
      return SignAverages.of(problem, FieldLaw.of(problem, s), s).error();
    }
    return problem.hasMixedActivations() || !problem.law().isStandard()
        ? general(problem, FieldLaw.of(problem, s), s)
        : of(problem.activation(), s);
  }

  /// The share of inputs on which student and teacher differ in sign.
  static double signs(TeacherStudent problem, OrderParameterState s) {
    return SignAverages.of(problem, FieldLaw.of(problem, s), s).wrong();
  }

  /// One activation, inputs of mean 0 and variance 1.
  static double of(Activation g, OrderParameterState s) {
    double sum = 0;
    for (int i = 0; i < s.student(); i++) {
      double qii = s.q(i, i);
      for (int k = 0; k < i; k++) {
        sum += s.v(i) * s.v(k) * g.i2(qii, s.q(i, k), s.q(k, k));
      }
      sum += 0.5 * s.v(i) * s.v(i) * g.i2(qii, qii, qii);
      for (int m = 0; m < s.teacher(); m++) {
        sum -= s.v(i) * s.a(m) * g.i2(qii, s.r(i, m), s.t(m, m));
      }
    }
    for (int m = 0; m < s.teacher(); m++) {
      double tmm = s.t(m, m);
      for (int n = 0; n < m; n++) {
        sum += s.a(m) * s.a(n) * g.i2(tmm, s.t(m, n), s.t(n, n));
      }
      sum += 0.5 * s.a(m) * s.a(m) * g.i2(tmm, tmm, tmm);
    }
    return sum;
  }

  private static double general(TeacherStudent problem, FieldLaw fields, OrderParameterState s) {
    int students = s.student();
    int n = students + s.teacher();
    double[] c = new double[n];
    Activation[] g = new Activation[n];
    Arrays.setAll(c, i -> i < students ? -s.v(i) : s.a(i - students));
    Arrays.setAll(g, i -> i < students ? problem.activation() : problem.teacherActivation());
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double mean =
            ProductMean.of(
                g[i],
                fields.mean()[i],
                g[j],
                fields.mean()[j],
                fields.covariance()[i][i],
                fields.covariance()[i][j],
                fields.covariance()[j][j]);
        sum += (i == j ? 0.5 : 1) * c[i] * c[j] * mean;
      }
    }
    return sum;
  }
}
