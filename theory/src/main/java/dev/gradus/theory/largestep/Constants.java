package dev.gradus.theory.largestep;

/// How smooth a problem is, over all weights: Assumption 1 of Cai et al. 2024 for any data and
/// scaling (derived; the paper has |x| <= 1 and b = 1).
///
/// @param radius R, the largest norm of an input
/// @param rho bound of |grad_w f|
/// @param beta Lipschitz constant of grad_w f
/// @param kappa bound of |f - <grad_w f, w>|
public record Constants(double radius, double rho, double beta, double kappa) {

  /// rho = b sup|phi'| R / sqrt m, beta = b sup|phi''| R^2 / m, kappa = b sup|phi - z phi'|.
  public static Constants of(TwoLayerClassifier problem) {
    Activation phi = problem.activation();
    double radius = problem.data().radius();
    double b = problem.scaling();
    int m = problem.units();
    return new Constants(
        radius,
        b * phi.lipschitz() * radius / Math.sqrt(m),
        b * phi.smoothness() * radius * radius / m,
        b * phi.kappa());
  }

  /// The risk below which gradient descent stays monotone: 1 / (stepsize (2 rho^2 + beta)),
  /// equation 4.
  public double stableRisk(double stepsize) {
    return 1 / (stepsize * (2 * rho * rho + beta));
  }

  /// The risk below which the margin grows: min{1 / (2 n e^(kappa + 2)), 1 / (stepsize (4 rho^2 + 2
  /// beta))}, equation 5.
  ///
  /// @param n count of examples
  public double marginRisk(double stepsize, int n) {
    return Math.min(1 / (2 * n * Math.exp(kappa + 2)), stableRisk(stepsize) / 2);
  }
}
