package dev.gradus.theory.largestep;

/// Normalised margins of a network, from its risk and its weights alone (Cai et al. 2024, appendix
/// A.3). All are NaN where they are not defined.
///
/// @param smoothed gamma^a = -log L / |w|
/// @param corrected gamma^b = -log(2 n e^kappa L) / |w|
/// @param logLyapunov log gamma^c, which never decreases once the risk is below equation 5; gamma^c
///   itself is often below the smallest number
public record MarginFunctions(double smoothed, double corrected, double logLyapunov) {

  /// @param logRisk log L
  /// @param weightNorm |w|
  /// @param n count of examples
  public static MarginFunctions of(
      double logRisk, double weightNorm, double stepsize, Constants constants, int n) {
    if (weightNorm == 0) {
      return new MarginFunctions(Double.NaN, Double.NaN, Double.NaN);
    }
    double g = Math.log(2. * n) + constants.kappa() + logRisk;
    double steep = 1 + (4 * constants.rho() * constants.rho() + 2 * constants.beta()) * stepsize;
    boolean defined = g < 0;
    return new MarginFunctions(
        -logRisk / weightNorm,
        defined ? -g / weightNorm : Double.NaN,
        defined ? Math.log(-g) + steep / g - Math.log(weightNorm) : Double.NaN);
  }
}
