package dev.gradus.theory.teacherstudent;

import dev.gradus.core.numeric.GaussLegendre;

/// E[sgn a sgn b sgn c sgn d] of four Gaussian fields.
///
/// Two pairs are taken such that the strongest correlation is within one. With the four
/// correlations across multiplied by t, the average is (2 / pi)^2 asin r_ab asin r_cd at t = 0, and
/// grows by
///
/// ```text
/// (2 / pi)^2 sum_{x, y across} r_xy asin(r of the other two where x = y = 0) (1 - t^2 r_xy^2)^-1/2
/// ```
///
/// (Plackett's identity). The substitution t = 1 - (1 - s)^2 takes away the root's singularity.
final class FourSigns {
  private static final double FACTOR = 4 / (Math.PI * Math.PI);

  /// Nodes are added where a correlation is strong, since the integrand then bends.
  private static final GaussLegendre FEW = GaussLegendre.of(14);

  private static final GaussLegendre MANY = GaussLegendre.of(40);
  private static final double STRONG = 0.9;

  double of(double ab, double ac, double ad, double bc, double bd, double cd) {
    double one = Math.max(Math.abs(ab), Math.abs(cd));
    double two = Math.max(Math.abs(ac), Math.abs(bd));
    double three = Math.max(Math.abs(ad), Math.abs(bc));
    if (one >= two && one >= three) {
      return ofPairs(ab, cd, ac, ad, bc, bd);
    }
    return two >= three ? ofPairs(ac, bd, ab, ad, bc, cd) : ofPairs(ad, bc, ab, ac, bd, cd);
  }

  /// The pairs are (a, b) and (c, d), up to the order within them.
  private static double ofPairs(double ab, double cd, double ac, double ad, double bc, double bd) {
    double strongest = Math.max(Math.abs(ab), Math.abs(cd));
    GaussLegendre rule = strongest < STRONG ? FEW : MANY;
    double sum = 0;
    for (int i = 0; i < rule.size(); i++) {
      double left = 1 - rule.node(i);
      double t = 1 - left * left;
      double tac = t * ac;
      double tad = t * ad;
      double tbc = t * bc;
      double tbd = t * bd;
      double slope = across(ac, tac, PartialCorrelation.of(tbd, ab, tbc, tad, cd, tac));
      slope += across(ad, tad, PartialCorrelation.of(tbc, ab, tbd, tac, cd, tad));
      slope += across(bc, tbc, PartialCorrelation.of(tad, ab, tac, tbd, cd, tbc));
      slope += across(bd, tbd, PartialCorrelation.of(tac, ab, tad, tbc, cd, tbd));
      sum += 2 * left * rule.weight(i) * slope;
    }
    return FACTOR * (Arcsine.of(ab) * Arcsine.of(cd) + sum);
  }

  private static double across(double r, double scaled, double others) {
    double rest = (1 - scaled) * (1 + scaled);
    return rest <= 0 ? 0 : r * Arcsine.of(others) / Math.sqrt(rest);
  }
}
