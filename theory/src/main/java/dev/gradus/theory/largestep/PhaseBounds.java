package dev.gradus.theory.largestep;

/// The bounds of Cai et al. 2024 that need separable data and an activation with slopes in [alpha,
/// 1] (Theorems 3.2 and 4.1, Corollary 4.2, Lemmas C.1 to C.3, with the misprints of the paper
/// corrected: docs/notes/large-stepsize.md).
///
/// @param eta stepsize / m
/// @param units m
/// @param examples n
/// @param alpha the least slope
/// @param kappa of the activation
/// @param bend beta of the activation
/// @param gamma the margin of the data
/// @param initialNorm |w_0|
record PhaseBounds(
    double eta,
    int units,
    int examples,
    double alpha,
    double kappa,
    double bend,
    double gamma,
    double initialNorm) {

  private double c1() {
    return 4 * Math.exp(kappa + 2);
  }

  private double c2() {
    return 8 + 4 * bend;
  }

  /// Theorem 3.2: the mean risk of the steps before t.
  double meanRisk(double t) {
    double log = log(t);
    double a2 = alpha * alpha;
    return (1 + 8 * log * log / a2 + 8 * kappa * kappa / a2 + eta * eta) / (gamma * gamma * eta * t)
        + initialNorm * initialNorm / (units * eta * t);
  }

  /// Whether the proof's comparator exists.
  boolean holdsAt(double t) {
    return gamma * gamma * eta * t >= 1;
  }

  private double log(double t) {
    return Math.log(gamma * gamma * eta * t);
  }

  /// Lemma C.2: |w_t|.
  double norm(double t) {
    return Math.sqrt(units) * travelled(t) / gamma + 2 * initialNorm;
  }

  private double travelled(double t) {
    return 2 + 8 * log(t) / alpha + 8 * kappa / alpha + 4 * eta;
  }

  /// Lemma C.3: the mean gradient potential of the steps before t.
  double meanPotential(double t) {
    return travelled(t) / (alpha * gamma * gamma * eta * t)
        + 3 * initialNorm / (Math.sqrt(units) * alpha * gamma * eta * t);
  }

  /// Theorem 4.1: tau.
  double phase() {
    double h = (c2() * eta + c1() * examples) / eta;
    double most =
        Math.max(
            Math.max(c2() * eta, c1() * examples),
            Math.max(Math.E, Math.max(h * Math.log(h), h * initialNorm / Math.sqrt(units))));
    return 128 * (1 + 4 * kappa) / (alpha * alpha * gamma * gamma) * most;
  }

  /// Theorem 4.1: the risk `since` steps after equation 5 was met.
  double stableRisk(double since) {
    return 2 / (alpha * alpha * gamma * gamma * eta * since);
  }

  private double unit() {
    return alpha * alpha * gamma * gamma / (256 * (1 + 4 * kappa));
  }

  /// Corollary 4.2: the stepsize eta m for T steps.
  double advised(double steps) {
    return units * unit() * steps / c2();
  }

  /// Corollary 4.2: T from which that holds.
  double advisedFrom() {
    double most =
        Math.max(
            Math.max(c1() * examples, 4 * c2() * c2()), 2 * c2() * initialNorm / Math.sqrt(units));
    return most / unit();
  }
}
