package dev.gradus.theory.teacherstudent;

import dev.gradus.core.numeric.GaussHermite;

/// Averages over two centred Gaussian fields by quadrature.
final class PairQuadrature {
  private static final GaussHermite RULE = GaussHermite.of(64);

  private PairQuadrature() {}

  /// E[g(x) g(y)] from variances and covariance.
  static double productMean(Activation g, double xx, double xy, double yy) {
    return productMean(g, 0, g, 0, xx, xy, yy);
  }

  /// E[g(x) h(y)] from means, variances and covariance.
  static double productMean(
      Activation g, double mx, Activation h, double my, double xx, double xy, double yy) {
    double scale = Math.sqrt(xx);
    double along = scale == 0 ? 0 : xy / scale;
    double across = Math.sqrt(Math.max(0, yy - along * along));
    double sum = 0;
    for (int i = 0; i < RULE.size(); i++) {
      double inner = 0;
      for (int j = 0; j < RULE.size(); j++) {
        double y = along * RULE.node(i) + across * RULE.node(j);
        inner += RULE.weight(j) * h.value(my + y);
      }
      sum += RULE.weight(i) * g.value(mx + scale * RULE.node(i)) * inner;
    }
    return sum;
  }
}
