package dev.gradus.theory.teacherstudent;

/// The averages of an activation g over centred Gaussian fields that the order-parameter equations
/// need, in closed form. I2 is in [Activation].
///
/// `c` is the covariance of all fields; `a`, `b`, `d`, `e` say which fields are meant, and some may
/// be the same.
public interface GaussianAverages {

  /// J2 = E[g'(a) g'(b)].
  double j2(double[][] c, int a, int b);

  /// I3 = E[g'(a) b g(d)].
  double i3(double[][] c, int a, int b, int d);

  /// I4 = E[g'(a) g'(b) g(d) g(e)].
  double i4(double[][] c, int a, int b, int d, int e);
}
