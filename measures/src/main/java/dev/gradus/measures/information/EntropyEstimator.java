package dev.gradus.measures.information;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Ways to estimate the entropy of a discrete law from counts n, N in all, m of them above 0, over
/// an alphabet of K symbols.
///
/// They differ in bias where cells are many and counts small. [#PLUGIN] is fine for two classes,
/// [#GRASSBERGER] the choice for more.
///
/// ```java
/// double nats = EntropyEstimator.named("jackknife").entropy(10, 4, 1);
/// ```
public enum EntropyEstimator {
  /// Maximum likelihood: -sum n/N ln n/N.
  PLUGIN(
      "plugin",
      (counts, n, alphabet) -> {
        return CountEntropies.plugIn(counts, n);
      }),

  /// Plug-in plus (m-1)/2N (Miller 1955).
  MILLER_MADOW(
      "miller-madow",
      (counts, n, alphabet) -> {
        return CountEntropies.plugIn(counts, n) + (counts.length - 1) / (2 * n);
      }),

  /// Jackknife of the plug-in, one example left out; NaN for one example.
  JACKKNIFE("jackknife", CountEntropies::jackknife),

  /// ln N - sum n/N G(n) (Grassberger 2003). Its values wiggle with the parity of counts, so that a
  /// constant has an entropy of the order 1/N instead of 0.
  GRASSBERGER(
      "grassberger",
      (counts, n, alphabet) -> {
        return Math.log(n) - CountEntropies.mean(counts, n, CountEntropies::grassbergerG);
      }),

  /// Coverage-adjusted Horvitz-Thompson sum (Chao and Shen 2003). Far too large for information of
  /// sparse tables.
  CHAO_SHEN("chao-shen", CountEntropies::chaoShen),

  /// Sum over the seen symbols plus an estimate of the unseen ones' part from those seen once and
  /// twice (Chao, Wang and Jost 2013). The least biased of all at 10 classes and 10,000 examples.
  CHAO_WANG_JOST("chao-wang-jost", CountEntropies::chaoWangJost),

  /// Plug-in of frequencies shrunk towards 1/K as far as their own variance tells (Hausser and
  /// Strimmer 2009).
  JAMES_STEIN("james-stein", CountEntropies::jamesStein),

  /// Plug-in of (n + 1/2) / (N + K/2).
  DIRICHLET_JEFFREYS(
      "dirichlet-jeffreys",
      (counts, n, alphabet) -> {
        return CountEntropies.dirichlet(counts, n, alphabet, 0.5);
      }),

  /// Plug-in of (n + 1) / (N + K).
  DIRICHLET_LAPLACE(
      "dirichlet-laplace",
      (counts, n, alphabet) -> {
        return CountEntropies.dirichlet(counts, n, alphabet, 1);
      }),

  /// Plug-in of (n + 1/K) / (N + 1).
  DIRICHLET_PERKS(
      "dirichlet-perks",
      (counts, n, alphabet) -> {
        return CountEntropies.dirichlet(counts, n, alphabet, 1 / alphabet);
      }),

  /// Mean of the entropy under the posterior of a uniform prior (Wolpert and Wolf 1995).
  WOLPERT_WOLF(
      "wolpert-wolf",
      (counts, n, alphabet) -> {
        return CountEntropies.posteriorMean(CountEntropies.distinct(counts), n, alphabet, 1);
      }),

  /// The same under a mixture of Dirichlet priors that makes the entropy itself nearly uniform
  /// beforehand (Nemenman, Shafee and Bialek 2002).
  NSB("nsb", NemenmanShafeeBialek::entropy);

  private final String id;

  /// All of them functions without state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Formula formula;

  /// Entropy in nats of counts that are all above 0.
  interface Formula {
    double entropy(double[] counts, double total, double alphabet);
  }

  EntropyEstimator(String id, Formula formula) {
    this.id = id;
    this.formula = formula;
  }

  /// Its name in commands and reports, such as `miller-madow`.
  public String id() {
    return id;
  }

  /// The estimator of a name.
  ///
  /// @throws InputException if there is none
  public static EntropyEstimator named(String id) {
    return Arrays.stream(values())
        .filter(estimator -> estimator.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "no estimator '"
                    + id
                    + "', expected one of "
                    + Arrays.stream(values())
                        .map(EntropyEstimator::id)
                        .collect(Collectors.joining(", "))));
  }

  /// The default: plug-in where no variable has more than two classes, otherwise Grassberger's.
  public static EntropyEstimator standardFor(ContingencyTable table) {
    return standardFor(Pointwise.Margins.of(table.joint()));
  }

  static EntropyEstimator standardFor(Pointwise.Margins margins) {
    int most =
        Math.max(
            margins.label().sums().length,
            Math.max(margins.model().sums().length, margins.by().sums().length));
    return most <= 2 ? PLUGIN : GRASSBERGER;
  }

  /// Entropy in nats.
  ///
  /// @param counts one a symbol of the alphabet, 0 where it did not occur
  /// @throws InputException if a count is negative or all are 0
  public double entropy(long... counts) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw new InputException("count [" + i + "] is " + counts[i] + ", expected 0 or more");
      }
    }
    double[] occurring =
        Arrays.stream(counts).filter(count -> count > 0).asDoubleStream().toArray();
    if (occurring.length == 0) {
      throw new InputException("no example to count; give at least one");
    }
    return entropy(occurring, Arrays.stream(occurring).sum(), counts.length);
  }

  double entropy(double[] occurring, double total, double alphabet) {
    return formula.entropy(occurring, total, alphabet);
  }
}
