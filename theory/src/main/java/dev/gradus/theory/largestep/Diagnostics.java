package dev.gradus.theory.largestep;

/// What a state looks like by itself; no theorem about networks rests on any of it.
///
/// @param cosine between the weights and the way downhill; tends to 1 where the direction of the
///   weights converges (Lyu and Li 2020)
/// @param localRho the largest |grad f(w; x_i)| at these weights
/// @param localBeta the largest eigenvalue, in size, of a Hessian of f(w; x_i) at these weights
/// @param localStableRisk equation 4 with these in place of bounds over all weights: a heuristic
/// @param stationarity |w - sum_i lambda_i grad q_i| / |w| with the multipliers lambda_i of Lyu and
///   Li for a margin that is homogeneous of degree 1; 0 at a point that maximises the margin
/// @param slack sum_i lambda_i (q_i - min q) over |w|^2, likewise
/// @param alongMargin <w, w*> of a linear predictor, w* the direction of the largest margin
/// @param acrossMargin what is left of w then, which converges (Wu, Braverman and Lee 2023)
public record Diagnostics(
    double cosine,
    double localRho,
    double localBeta,
    double localStableRisk,
    double stationarity,
    double slack,
    double alongMargin,
    double acrossMargin) {

  static Diagnostics of(TwoLayerClassifier problem, Snapshot at, double[][] w, HardMargin margin) {
    double cosine = at.descent() / (at.norm() * at.gradient());
    double rho = localRho(problem, w);
    double beta = localBeta(problem, w);
    boolean separates = at.smallestMargin() > 0;
    boolean linear = problem.isLinear() && problem.units() == 1 && margin.margin() > 0;
    double along = linear ? Rows.weighted(w[0], margin.direction(), 0, w[0].length) : Double.NaN;
    double[] rest = w[0].clone();
    if (linear) {
      Rows.add(-along, margin.direction(), rest.length, rest);
    }
    return new Diagnostics(
        cosine,
        rho,
        beta,
        problem.loss().kind() == Loss.Kind.LOGISTIC
                && problem.stepsize() instanceof Stepsize.Constant constant
            ? 1 / (constant.value() * (2 * rho * rho + beta))
            : Double.NaN,
        separates ? Math.sqrt(Math.max(0, 2 - 2 * cosine)) : Double.NaN,
        separates ? slack(problem, at, w) : Double.NaN,
        along,
        linear ? Rows.norm(rest) : Double.NaN);
  }

  /// |grad f(w; x)| = (b / m) |x| (sum_j phi'(z_j)^2)^(1/2).
  private static double localRho(TwoLayerClassifier problem, double[][] w) {
    double largest = 0;
    for (double[] x : problem.data().x()) {
      double square = 0;
      for (double[] row : w) {
        double slope = problem.activation().slope(Rows.weighted(row, x, 0, x.length));
        square += slope * slope;
      }
      largest = Math.max(largest, Rows.norm(x) * Math.sqrt(square));
    }
    return largest * problem.scaling() / problem.units();
  }

  /// The Hessian of f is one block (b / m) a_j phi''(z_j) x x^T a unit.
  private static double localBeta(TwoLayerClassifier problem, double[][] w) {
    double largest = 0;
    for (double[] x : problem.data().x()) {
      double square = Rows.norm(x) * Rows.norm(x);
      for (double[] row : w) {
        double curvature = problem.activation().curvature(Rows.weighted(row, x, 0, x.length));
        largest = Math.max(largest, square * Math.abs(curvature));
      }
    }
    return largest * problem.scaling() / problem.units();
  }

  private static double slack(TwoLayerClassifier problem, Snapshot at, double[][] w) {
    BinaryData data = problem.data();
    double[] f = problem.outputs(w, data.x());
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      double q = data.y()[i] * f[i];
      sum += problem.loss().slope(q) * (q - at.smallestMargin());
    }
    return sum / (data.size() * at.gradient() * at.norm());
  }
}
