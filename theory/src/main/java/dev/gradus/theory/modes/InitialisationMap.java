package dev.gradus.theory.modes;

/// Which starts learn and which fail: the plane of a unit's activation a and output weight z (times
/// the label). The regions of one unit do not depend on the others, nor on the loss, the frequency
/// or the norm (derived in docs/notes/modes.md).
public final class InitialisationMap {
  private InitialisationMap() {}

  /// @param a activation on the class at time 0, over the norm of its inputs
  /// @param z output weight times the label
  public static Region classify(double a, double z) {
    if (!(a > 0)) {
      return Region.DEAD;
    }
    return z > -a ? Region.LEARNS : z < -a ? Region.DIES : Region.SEPARATRIX;
  }

  /// Chance of [Region#LEARNS] for independent normal a and z of mean 0: 3/8 where their standard
  /// deviations are equal.
  ///
  /// @param deviationA of a, positive
  /// @param deviationZ of z, positive
  public static double learningProbability(double deviationA, double deviationZ) {
    return 0.25 + Math.atan(deviationA / deviationZ) / (2 * Math.PI);
  }

  /// Chance that none of `units` learns a class that is alone, with equal deviations.
  ///
  /// @param units hidden units, at least 0
  public static double failureProbability(int units) {
    return Math.pow(0.625, units);
  }

  /// Chance that both of two classes at opposite inputs are learnt: a unit ends in the class that
  /// the sign of a + z says, and each class needs one.
  ///
  /// @param units hidden units, at least 1
  public static double antipodalProbability(int units) {
    return 1 - Math.pow(2, 1.0 - units);
  }

  /// Chance that both of two classes at a right angle are learnt, by the rule that a unit which is
  /// active on both goes where the sign of sqrt(2) z + a1 - a2 says: 5/16 of the units end in each
  /// class. Networks learn both somewhat more often, because the class that is still to be learnt
  /// pulls harder.
  ///
  /// @param units hidden units, at least 1
  public static double orthogonalProbability(int units) {
    return 1 - 2 * Math.pow(11.0 / 16, units) + Math.pow(3.0 / 8, units);
  }

  /// Chance that both of two classes are learnt if they did not share units: above what networks
  /// reach.
  ///
  /// @param units hidden units, at least 1
  public static double unsharedProbability(int units) {
    double one = 1 - failureProbability(units);
    return one * one;
  }
}
