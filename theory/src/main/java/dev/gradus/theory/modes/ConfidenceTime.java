package dev.gradus.theory.modes;

/// The time to a confidence for one unit in a two-layer network, in about a microsecond: the fast
/// path of [ModeSolution#timeTo], without a check of its arguments.
public final class ConfidenceTime {
  private ConfidenceTime() {}

  /// Under cross-entropy of a logistic output: t* with 1 - sigma(f(t*)) = `delta`. With k = r |a0^2
  /// - z0^2| / 2 it is the integral of (1 + e^v) / sqrt(v^2 + k^2) from f0 = r a0 z0 to ln((1 -
  ///   delta) / delta), over 2 p r (derived in docs/notes/modes.md).
  ///
  /// @param p frequency of the class, in (0, 1]
  /// @param r norm of its inputs, positive
  /// @param a0 activation of the unit at time 0
  /// @param z0 its output weight times the label
  /// @param delta what is missing to confidence 1, in (0, 1)
  /// @return in units of stepsize times steps; 0 where it is so from the start, infinite where it
  ///   is never reached
  public static double crossEntropy(double p, double r, double a0, double z0, double delta) {
    double target = Math.log((1 - delta) / delta);
    double start = a0 > 0 ? r * a0 * z0 : 0;
    if (start >= target) {
      return 0;
    }
    double sum = a0 + z0;
    double k = 0.5 * r * Math.abs((a0 - z0) * sum);
    if (!(a0 > 0 && (sum > 0 || (target < 0 && a0 * z0 < 0)))) {
      return Double.POSITIVE_INFINITY;
    }
    return (elapsed(start, target, r * 0.5 * sum * sum, k)
            + ExponentialIntegral.between(start, target, k))
        / (2 * p * r);
  }

  /// Twice the network time from a margin to a larger one: the difference of asinh(f / k).
  ///
  /// @param plus f + sqrt(f^2 + k^2) at the start, where it is not 0
  static double elapsed(double from, double to, double plus, double k) {
    double root = Math.sqrt(to * to + k * k);
    return to >= 0
        ? Math.log((to + root) / plus)
        : Math.log((Math.sqrt(from * from + k * k) - from) / (root - to));
  }
}
