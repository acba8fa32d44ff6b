package dev.gradus.theory.teacherstudent;

/// eg = E[(phi - phi*)^2] / 2 = c^T I2 c / 2, with c = (-v, A) over the fields of student and
/// teacher.
final class GeneralisationError {
  private GeneralisationError() {}

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
}
