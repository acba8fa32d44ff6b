package dev.gradus.theory.largestep;

/// The mean of all weights so far, under adaptive stepsizes: L(mean of w_0 to w_(t-1)) is at most
/// l(eta / 2 (gamma^2 t - 1)) for a linear predictor from 0 with inputs of norm at most 1 (Zhang,
/// Wu, Lin and Bartlett, arXiv 2504.04105; constants derived in docs/notes/large-stepsize.md).
final class AveragedIterate {
  private static final double ROUNDING = 1e-11;

  private final TwoLayerClassifier problem;
  private final double eta;
  private final double gamma;
  private final double[] sum;
  private long count;
  private long violated;

  AveragedIterate(TwoLayerClassifier problem, double eta, double gamma) {
    this.problem = problem;
    this.eta = eta;
    this.gamma = gamma;
    sum = new double[problem.data().dimension()];
  }

  /// The next weights.
  void see(double[] w) {
    if (count > 0) {
      double most = problem.loss().logValue(eta / 2 * (gamma * gamma * count - 1));
      violated += logRisk() <= most + ROUNDING * (1 + Math.abs(most)) ? 0 : 1;
    }
    Rows.add(1, w, sum.length, sum);
    count++;
  }

  /// log L of the mean.
  private double logRisk() {
    BinaryData data = problem.data();
    double[] logs = new double[data.size()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      double q = data.y()[i] * Rows.weighted(sum, data.x()[i], 0, sum.length) / count;
      logs[i] = problem.loss().logValue(q);
      largest = Math.max(largest, logs[i]);
    }
    double total = 0;
    for (double log : logs) {
      total += Math.exp(log - largest);
    }
    return largest + Math.log(total / logs.length);
  }

  Certificate.Tally tally() {
    return new Certificate.Tally(
        "Zhang 2025 risk of the mean of all weights", Math.max(0, count - 1), violated);
  }
}
