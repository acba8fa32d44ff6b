package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.numeric.VectorField;

/// The order-parameter equations, given the averages of an activation.
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
abstract class OrderParameterFlow implements VectorField {
  final int students;
  final int fields;

  /// Covariance of the fields, row by row, and c.
  final double[] covariance;

  final double[] c;

  /// What [#average] finds: D_i,b, a row for each student unit; E[g'_i g'_k (phi* - phi + noise
  /// zeta)^2] for i <= k, a row for each; and E[g_i (phi* - phi)].
  final double[] drift;

  final double[] square;
  final double[] headDrift;

  /// The variance of the label noise, and whether `headDrift` is wanted.
  final double noise;

  final boolean heads;

  private final Packing at;
  private final double eta;
  private final double headEta;
  private final double kappa;
  private final double fluctuation;

  OrderParameterFlow(TeacherStudent problem) {
    at = Packing.of(problem);
    students = problem.student();
    fields = students + problem.teacher();
    covariance = new double[fields * fields];
    c = new double[fields];
    drift = new double[students * fields];
    square = new double[students * students];
    headDrift = new double[students];
    heads = problem.trainsSecondLayer();
    noise = problem.noise() * problem.noise();
    eta = problem.stepsize();
    headEta = problem.secondLayerStepsize();
    kappa = problem.weightDecay();
    fluctuation = eta * eta / problem.batch();
    OrderParameters initial = problem.initial();
    double[][] gram = initial.gram();
    for (int i = 0; i < fields; i++) {
      System.arraycopy(gram[i], 0, covariance, i * fields, fields);
      c[i] = i < students ? -initial.v(i) : initial.a(i - students);
    }
  }

  /// The fastest there is for the activation of a problem.
  ///
  /// @throws InputException if its averages are not known
  static OrderParameterFlow of(TeacherStudent problem) {
    problem.requireEquations("the method ode");
    return switch (problem.activation()) {
      case Erf erf -> new ErfFlow(problem);
      case Linear linear -> new LinearFlow(problem);
      case Quadratic quadratic -> new QuadraticFlow(problem);
      case Relu relu -> new ReluFlow(problem);
      case GaussianAverages averages -> new SummedFlow(problem, averages);
      default ->
          throw new InputException(
              "activation: "
                  + problem.activation().name()
                  + " has no order-parameter equations here; use the method chain with large"
                  + " inputs, or implement GaussianAverages");
    };
  }

  /// Computes `drift`, `square` and, if `heads`, `headDrift` from `covariance` and `c`.
  abstract void average();

  @Override
  public final void evaluate(double time, double[] y, double[] derivative) {
    unpack(y);
    average();
    int q = 0;
    int r = at.r(0, 0);
    for (int i = 0; i < students; i++) {
      double ci = c[i];
      for (int k = i; k < students; k++) {
        double pull = -ci * drift[i * fields + k] - c[k] * drift[k * fields + i];
        derivative[q] =
            eta * pull - 2 * kappa * y[q] + fluctuation * ci * c[k] * square[i * students + k];
        q++;
      }
      for (int m = students; m < fields; m++) {
        derivative[r] = -eta * ci * drift[i * fields + m] - kappa * y[r];
        r++;
      }
    }
    if (heads) {
      for (int i = 0; i < students; i++) {
        derivative[r + i] = headEta * headDrift[i] - kappa * y[r + i];
      }
    }
  }

  private void unpack(double[] y) {
    int q = 0;
    int r = at.r(0, 0);
    for (int i = 0; i < students; i++) {
      for (int k = i; k < students; k++) {
        covariance[i * fields + k] = y[q];
        covariance[k * fields + i] = y[q++];
      }
      for (int m = students; m < fields; m++) {
        covariance[i * fields + m] = y[r];
        covariance[m * fields + i] = y[r++];
      }
    }
    if (heads) {
      for (int i = 0; i < students; i++) {
        c[i] = -y[r + i];
      }
    }
  }
}
