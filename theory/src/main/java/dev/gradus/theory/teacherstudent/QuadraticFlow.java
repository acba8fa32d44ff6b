package dev.gradus.theory.teacherstudent;

/// The order-parameter equations for g(x) = x^2, whose averages are polynomials in C. With W the
/// diagonal matrix of c, s = sum_c c_c C_cc and X = C W C:
///
/// ```text
/// D_i,b                          = 2 C_ib s + 4 X_ib
/// E[g_i (phi* - phi)]            = C_ii s + 2 X_ii
/// E[g'_i g'_k (phi* - phi)^2] / 4 = C_ik (s^2 + 2 trace(W X)) + 4 s X_ik + 8 (X W C)_ik
/// ```
final class QuadraticFlow extends OrderParameterFlow {
  /// The rows of X that belong to student units.
  private final double[] x;

  QuadraticFlow(TeacherStudent problem) {
    super(problem);
    x = new double[students * fields];
  }

  @Override
  void average() {
    double s = 0;
    double trace = 0;
    for (int d = 0; d < fields; d++) {
      s += c[d] * covariance[d * fields + d];
      for (int e = 0; e < fields; e++) {
        double de = covariance[d * fields + e];
        trace += c[d] * c[e] * de * de;
      }
    }
    for (int i = 0; i < students; i++) {
      for (int b = 0; b < fields; b++) {
        x[i * fields + b] = weightedProduct(covariance, i, b);
        drift[i * fields + b] = 2 * covariance[i * fields + b] * s + 4 * x[i * fields + b];
      }
      headDrift[i] = covariance[i * fields + i] * s + 2 * x[i * fields + i];
    }
    for (int i = 0; i < students; i++) {
      for (int k = i; k < students; k++) {
        double ik = covariance[i * fields + k];
        double sum = ik * (s * s + 2 * trace) + 4 * s * x[i * fields + k];
        sum += 8 * weightedProduct(x, i, k);
        square[i * students + k] = 4 * (sum + noise * ik);
      }
    }
  }

  /// (rows W C)_ib.
  private double weightedProduct(double[] rows, int i, int b) {
    double sum = 0;
    for (int e = 0; e < fields; e++) {
      sum += rows[i * fields + e] * c[e] * covariance[b * fields + e];
    }
    return sum;
  }
}
