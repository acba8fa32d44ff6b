package dev.gradus.measures.information;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/// The entropy averaged over symmetric Dirichlet priors of all concentrations beta, each weighted
/// by K psi1(K beta + 1) - psi1(beta + 1), the density that makes the expected entropy uniform, and
/// by the evidence of the counts (Nemenman, Shafee and Bialek, Entropy and inference, revisited,
/// 2002).
final class NemenmanShafeeBialek {
  private static final double NEGLIGIBLE = 40;
  private static final double LARGEST_LOG = 80;
  private static final double TOLERANCE = 1e-13;
  private static final int MOST_HALVINGS = 14;

  private final CountEntropies.Distinct counts;
  private final double total;
  private final double alphabet;

  private NemenmanShafeeBialek(double[] counts, double total, double alphabet) {
    this.counts = CountEntropies.distinct(counts);
    this.total = total;
    this.alphabet = alphabet;
  }

  static double entropy(double[] counts, double total, double alphabet) {
    return alphabet == 1 ? 0 : new NemenmanShafeeBialek(counts, total, alphabet).average();
  }

  /// By the trapezoidal rule over ln beta, whose error falls geometrically with the step because
  /// the integrand is smooth and vanishes at both ends.
  private double average() {
    double peak = peak();
    double highest = logWeight(peak);
    double from = end(peak, highest, -1);
    double to = end(peak, highest, 1);
    int steps = 32;
    double previous = Double.NaN;
    for (int i = 0; i < MOST_HALVINGS; i++, steps *= 2) {
      double weights = 0;
      double sum = 0;
      for (int j = 0; j <= steps; j++) {
        double log = from + (to - from) * j / steps;
        double weight = Math.exp(logWeight(log) - highest);
        weights += weight;
        sum += weight * CountEntropies.posteriorMean(counts, total, alphabet, Math.exp(log));
      }
      double average = sum / weights;
      if (Math.abs(average - previous) <= TOLERANCE * Math.abs(average)) {
        return average;
      }
      previous = average;
    }
    return previous;
  }

  /// Of ln beta: ln of density of ln beta times evidence.
  private double logWeight(double log) {
    double beta = Math.exp(log);
    double evidence = -logRising(alphabet * beta, total);
    for (int i = 0; i < counts.counts().length; i++) {
      evidence += counts.times()[i] * logRising(beta, counts.counts()[i]);
    }
    double density = alphabet * Trigamma.value(alphabet * beta + 1) - Trigamma.value(beta + 1);
    // Where beta is so large that nothing is left of the difference: its leading term.
    double large = (1 - 1 / alphabet) / (2 * beta * beta);
    return evidence + Math.log(beta > 1e6 ? large : density) + log;
  }

  /// ln Gamma(beta + n) / Gamma(beta).
  private static double logRising(double beta, double n) {
    return LogGamma.value(n) - LogBeta.value(beta, n);
  }

  /// A grid finds the hill, golden sections its top.
  private double peak() {
    double best = 0;
    for (double log = -LARGEST_LOG / 2; log <= LARGEST_LOG / 2; log++) {
      best = logWeight(log) > logWeight(best) ? log : best;
    }
    double low = best - 1;
    double high = best + 1;
    double golden = (Math.sqrt(5) - 1) / 2;
    while (high - low > 1e-4) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      if (logWeight(left) > logWeight(right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return (low + high) / 2;
  }

  /// How far from the peak nothing is left to add, to within a doubling.
  private double end(double peak, double highest, int direction) {
    double distance = 1e-3;
    while (distance < LARGEST_LOG
        && logWeight(peak + direction * distance) > highest - NEGLIGIBLE) {
      distance *= 1.25;
    }
    return peak + direction * distance;
  }
}
