package dev.gradus.theory.teacherstudent;

import dev.gradus.core.numeric.VectorField;

/// The order-parameter equations for erf, in the tilting form: each factor g' is a Gaussian weight
/// that changes the covariance of the other fields, so that one update of rank 1 or 2 serves all of
/// their averages.
///
/// With fields f = (lambda, rho), covariance C and c = (-v, A), so that phi* - phi = sum c g(f):
///
/// ```text
/// D_i,b       = sum_c c_c E[g'(f_i) f_b g(f_c)]
/// dR_in/dt    = eta v_i D_i,n - kappa R_in
/// dQ_ik/dt    = eta (v_i D_i,k + v_k D_k,i) - 2 kappa Q_ik
///               + eta^2 / batch v_i v_k (sum_ce c_c c_e E[g'_i g'_k g_c g_e] + noise^2 E[g'_i g'_k])
/// dv_i/dt     = eta_v sum_c c_c E[g_i g_c] - kappa v_i
/// ```
final class ErfFlow implements VectorField {
  private static final double TWO_OVER_PI = Erf.TWO_OVER_PI;

  private final TeacherStudent problem;
  private final Packing at;
  private final int students;
  private final int fields;

  /// Covariance of the fields, row by row, and c.
  private final double[] covariance;

  private final double[] c;

  /// D_i,b, a row for each student unit.
  private final double[] drift;

  private final double[] first;
  private final double[] second;
  private final double[] scale;

  ErfFlow(TeacherStudent problem) {
    this.problem = problem;
    at = Packing.of(problem);
    students = problem.student();
    fields = students + problem.teacher();
    covariance = new double[fields * fields];
    c = new double[fields];
    drift = new double[students * fields];
    first = new double[fields];
    second = new double[fields];
    scale = new double[fields];
    OrderParameters initial = problem.initial();
    double[][] gram = initial.gram();
    for (int i = 0; i < fields; i++) {
      System.arraycopy(gram[i], 0, covariance, i * fields, fields);
      c[i] = i < students ? -initial.v(i) : initial.a(i - students);
    }
  }

  @Override
  public void evaluate(double time, double[] y, double[] derivative) {
    unpack(y);
    double eta = problem.stepsize();
    double kappa = problem.weightDecay();
    double fluctuation = eta * eta / problem.batch();
    double noise = problem.noise() * problem.noise();
    for (int i = 0; i < students; i++) {
      computeDrift(i);
      double gain = -eta * c[i];
      for (int m = students; m < fields; m++) {
        int r = at.r(i, m - students);
        derivative[r] = gain * drift[i * fields + m] - kappa * y[r];
      }
      if (at.heads()) {
        derivative[at.v(i)] = problem.secondLayerStepsize() * secondLayerDrift(i) + kappa * c[i];
      }
    }
    for (int i = 0; i < students; i++) {
      for (int k = i; k < students; k++) {
        int q = at.q(i, k);
        double pull = -c[i] * drift[i * fields + k] - c[k] * drift[k * fields + i];
        derivative[q] =
            eta * pull - 2 * kappa * y[q] + fluctuation * c[i] * c[k] * squaredError(i, k, noise);
      }
    }
  }

  private void unpack(double[] y) {
    for (int i = 0; i < students; i++) {
      for (int k = i; k < students; k++) {
        double q = y[at.q(i, k)];
        covariance[i * fields + k] = q;
        covariance[k * fields + i] = q;
      }
      for (int m = students; m < fields; m++) {
        double r = y[at.r(i, m - students)];
        covariance[i * fields + m] = r;
        covariance[m * fields + i] = r;
      }
      if (at.heads()) {
        c[i] = -y[at.v(i)];
      }
    }
  }

  /// D_i,b = 2/pi / sqrt(1 + C_ii) sum_c c_c C'_bc / sqrt(1 + C'_cc) with the tilted C'.
  private void computeDrift(int i) {
    int row = i * fields;
    double weight = 1 / (1 + covariance[row + i]);
    double along = 0;
    for (int e = 0; e < fields; e++) {
      double ie = covariance[row + e];
      double tilted = covariance[e * fields + e] - weight * ie * ie;
      scale[e] = c[e] / Math.sqrt(1 + tilted);
      along += scale[e] * ie;
    }
    double factor = TWO_OVER_PI * Math.sqrt(weight);
    for (int b = 0; b < fields; b++) {
      double sum = -weight * along * covariance[row + b];
      for (int e = 0; e < fields; e++) {
        sum += scale[e] * covariance[b * fields + e];
      }
      drift[row + b] = factor * sum;
    }
  }

  /// sum_c c_c E[g(f_i) g(f_c)].
  private double secondLayerDrift(int i) {
    double norm = 1 + covariance[i * fields + i];
    double sum = 0;
    for (int e = 0; e < fields; e++) {
      double ratio =
          covariance[i * fields + e] / Math.sqrt(norm * (1 + covariance[e * fields + e]));
      sum += c[e] * Math.asin(ratio);
    }
    return TWO_OVER_PI * sum;
  }

  /// E[g'_i g'_k (phi* - phi + noise zeta)^2].
  private double squaredError(int i, int k, double noise) {
    int rowI = i * fields;
    int rowK = k * fields;
    double determinant = tilt(rowI, rowK, i, k);
    double sum = 0;
    for (int d = 0; d < fields; d++) {
      double dd = covariance[d * fields + d];
      dd -= first[d] * covariance[rowI + d] + second[d] * covariance[rowK + d];
      scale[d] = 1 / Math.sqrt(1 + dd);
      double inner = 0.5 * c[d] * Math.asin(dd * scale[d] * scale[d]);
      for (int e = 0; e < d; e++) {
        double de = covariance[d * fields + e];
        de -= first[d] * covariance[rowI + e] + second[d] * covariance[rowK + e];
        inner += c[e] * Math.asin(de * scale[d] * scale[e]);
      }
      sum += c[d] * inner;
    }
    return TWO_OVER_PI / Math.sqrt(determinant) * (2 * TWO_OVER_PI * sum + noise);
  }

  /// Sets `first` and `second` so that the covariance under the weight g'_i g'_k is C_de - first_d
  /// C_ie - second_d C_ke; returns the determinant of 1 + C on {i, k}.
  private double tilt(int rowI, int rowK, int i, int k) {
    double ii = covariance[rowI + i];
    if (i == k) {
      double determinant = 1 + 2 * ii;
      for (int d = 0; d < fields; d++) {
        first[d] = 2 * covariance[rowI + d] / determinant;
        second[d] = 0;
      }
      return determinant;
    }
    double sii = 1 + ii;
    double skk = 1 + covariance[rowK + k];
    double sik = covariance[rowI + k];
    double determinant = sii * skk - sik * sik;
    for (int d = 0; d < fields; d++) {
      double di = covariance[rowI + d];
      double dk = covariance[rowK + d];
      first[d] = (di * skk - dk * sik) / determinant;
      second[d] = (dk * sii - di * sik) / determinant;
    }
    return determinant;
  }
}
