package dev.gradus.measures.information;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Digamma;

/// The formulas behind [EntropyEstimator]. Counts are above 0; the alphabet may have symbols more.
final class CountEntropies {
  private static final double LN_2 = Math.log(2);

  /// psi(k + 1/2) + ln 2 for k = 0, 1, ...
  private static final double[] GRASSBERGER = new double[1 << 12];

  static {
    for (int k = 0; k < GRASSBERGER.length; k++) {
      GRASSBERGER[k] = Digamma.value(k + 0.5) + LN_2;
    }
  }

  /// psi(n), from n = 1 on.
  private static final double[] DIGAMMA = new double[1 << 12];

  static {
    for (int n = 1; n < DIGAMMA.length; n++) {
      DIGAMMA[n] = Digamma.value(n);
    }
  }

  private CountEntropies() {}

  /// How often each count occurs, by ascending count.
  record Distinct(double[] counts, double[] times) {
    double occurring() {
      return Arrays.stream(times).sum();
    }
  }

  static Distinct distinct(double[] counts) {
    double[] sorted = counts.clone();
    Arrays.sort(sorted);
    double[] times = new double[sorted.length];
    int found = 0;
    for (double count : sorted) {
      if (found == 0 || sorted[found - 1] != count) {
        sorted[found++] = count;
      }
      times[found - 1]++;
    }
    return new Distinct(Arrays.copyOf(sorted, found), Arrays.copyOf(times, found));
  }

  /// sum n/N term(n).
  static double mean(double[] counts, double total, DoubleUnaryOperator term) {
    double sum = 0;
    for (double count : counts) {
      sum += count * term.applyAsDouble(count);
    }
    return sum / total;
  }

  static double plugIn(double[] counts, double total) {
    double sum = 0;
    for (double count : counts) {
      sum += NLogN.of(count);
    }
    return Math.log(total) - sum / total;
  }

  /// G(n) = psi(n) + (-1)^n/2 \[psi((n+1)/2) - psi(n/2)\], which is psi(floor(n/2) + 1/2) + ln 2.
  static double grassbergerG(double n) {
    double k = Math.floor(n / 2);
    return k < GRASSBERGER.length ? GRASSBERGER[(int) k] : Digamma.value(k + 0.5) + LN_2;
  }

  /// N H - (N-1)/N sum n H(one of these left out), with the sums of n ln n cancelled by hand.
  static double jackknife(double[] counts, double total, double alphabet) {
    return total == 1 ? Double.NaN : growth(total) - mean(counts, total, CountEntropies::growth);
  }

  /// n ln n - (n-1) ln(n-1).
  private static double growth(double n) {
    return n == 1 ? 0 : Math.log(n) - (n - 1) * Math.log1p(-1 / n);
  }

  static double chaoShen(double[] counts, double total, double alphabet) {
    double singletons = Arrays.stream(counts).filter(count -> count == 1).count();
    // Were all of them singletons, no coverage would be left.
    double coverage = 1 - Math.min(singletons, total - 1) / total;
    double entropy = 0;
    for (double count : counts) {
      double p = coverage * count / total;
      double seen = -Math.expm1(total * Math.log1p(-p));
      entropy -= p * Math.log(p) / seen;
    }
    return entropy;
  }

  /// psi(N) - sum n/N psi(n) is right about all symbols but for those too rare to be seen; their
  /// part is f1/N sum_k q^k / (N-1+k) where f1 and f2 symbols occurred once and twice and q = 1 - 2
  /// f2 / ((N-1) f1 + 2 f2).
  static double chaoWangJost(double[] counts, double total, double alphabet) {
    double once = 0;
    double twice = 0;
    for (double count : counts) {
      once += count == 1 ? 1 : 0;
      twice += count == 2 ? 1 : 0;
    }
    double seen = Digamma.value(total) - mean(counts, total, CountEntropies::digamma);
    if (once == 0 || (twice == 0 && once == 1)) {
      return seen;
    }
    double unseen =
        twice > 0
            ? 2 * twice / ((total - 1) * once + 2 * twice)
            : 2 / ((total - 1) * (once - 1) + 2);
    return seen + once / total * unseenSum(total, unseen);
  }

  private static double digamma(double n) {
    return n < DIGAMMA.length ? DIGAMMA[(int) n] : Digamma.value(n);
  }

  /// sum_k q^k / (N-1+k) for k from 1 on, which is the integral of q e^-s / \[N (1 - q e^(-s/N))\]
  /// over s > 0; by the trapezoidal rule in ln s, exact to rounding at this step.
  private static double unseenSum(double total, double unseen) {
    double logQ = Math.log1p(-unseen);
    double step = 0.25;
    double sum = 0;
    for (double logS = 4; logS > Math.log(total * unseen) - 35; logS -= step) {
      double s = Math.exp(logS);
      sum += s * Math.exp(-s) / -Math.expm1(logQ - s / total);
    }
    return step * (1 - unseen) / total * sum;
  }

  static double jamesStein(double[] counts, double total, double alphabet) {
    double squares = 0;
    double distance = (alphabet - counts.length) / (alphabet * alphabet);
    for (double count : counts) {
      double p = count / total;
      squares += p * p;
      distance += (p - 1 / alphabet) * (p - 1 / alphabet);
    }
    double spread = (total - 1) * distance;
    double shrinkage = spread > 0 ? Math.min(1, (1 - squares) / spread) : 1;
    double entropy = (alphabet - counts.length) * minusPLogP(shrinkage / alphabet);
    for (double count : counts) {
      entropy += minusPLogP(shrinkage / alphabet + (1 - shrinkage) * count / total);
    }
    return entropy;
  }

  static double dirichlet(double[] counts, double total, double alphabet, double pseudocount) {
    double all = total + alphabet * pseudocount;
    double entropy = (alphabet - counts.length) * minusPLogP(pseudocount / all);
    for (double count : counts) {
      entropy += minusPLogP((count + pseudocount) / all);
    }
    return entropy;
  }

  private static double minusPLogP(double p) {
    return p > 0 ? -p * Math.log(p) : 0;
  }

  /// Mean of the entropy under the posterior of a symmetric Dirichlet prior: psi(A + 1) - sum
  /// (n+beta)/A psi(n+beta+1), A = N + K beta.
  static double posteriorMean(Distinct counts, double total, double alphabet, double beta) {
    double all = total + alphabet * beta;
    double sum = (alphabet - counts.occurring()) * beta * Digamma.value(beta + 1);
    for (int i = 0; i < counts.counts.length; i++) {
      double posterior = counts.counts[i] + beta;
      sum += counts.times[i] * posterior * Digamma.value(posterior + 1);
    }
    return Digamma.value(all + 1) - sum / all;
  }
}
