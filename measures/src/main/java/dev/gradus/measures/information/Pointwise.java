package dev.gradus.measures.information;

import java.util.HashMap;
import java.util.Map;

/// Pointwise information of each cell of a table, in nats: the terms whose means over the examples
/// are the plug-in values, and whose deviations from them are the influences of single examples.
///
/// @param modelLabel ln p(y,f) / \[p(y) p(f)\], of mean I(F;Y)
/// @param byLabel ln p(y,l) / \[p(y) p(l)\], of mean I(L;Y)
/// @param modelLabelGivenBy ln p(y,f,l) p(l) / \[p(f,l) p(y,l)\], of mean I(F;Y|L)
/// @param mu the first less the third; cell by cell ln p(y,f) p(y,l) p(f,l) / \[p(y) p(f) p(l)
///   p(y,f,l)\]
record Pointwise(
    ContingencyTable table,
    double[] modelLabel,
    double[] byLabel,
    double[] modelLabelGivenBy,
    double[] mu) {
  private static final int LARGEST_ARRAY = 1 << 16;

  static Pointwise of(ContingencyTable table) {
    double[] y = margin(table, Variable.LABEL);
    double[] f = margin(table, Variable.MODEL);
    double[] l = margin(table, Variable.BY);
    double[] yf = margin(table, Variable.LABEL, Variable.MODEL);
    double[] yl = margin(table, Variable.LABEL, Variable.BY);
    double[] fl = margin(table, Variable.MODEL, Variable.BY);
    double n = table.total();
    int cells = table.cells();
    double[] modelLabel = new double[cells];
    double[] byLabel = new double[cells];
    double[] modelLabelGivenBy = new double[cells];
    double[] mu = new double[cells];
    for (int c = 0; c < cells; c++) {
      // Ratios of counts: exactly 1, so exactly no information, where counts are so.
      modelLabel[c] = Math.log(yf[c] * n / (y[c] * f[c]));
      byLabel[c] = Math.log(yl[c] * n / (y[c] * l[c]));
      modelLabelGivenBy[c] = Math.log(table.count(c) * l[c] / (fl[c] * yl[c]));
      mu[c] = modelLabel[c] - modelLabelGivenBy[c];
    }
    return new Pointwise(table, modelLabel, byLabel, modelLabelGivenBy, mu);
  }

  /// For each cell, how many examples share its values of these variables.
  static double[] margin(ContingencyTable table, Variable... variables) {
    int k = table.classCount();
    long space = 1;
    for (int i = 0; i < variables.length; i++) {
      space *= k;
    }
    long[] keys = new long[table.cells()];
    for (int c = 0; c < keys.length; c++) {
      for (Variable variable : variables) {
        keys[c] = keys[c] * k + table.index(variable, c);
      }
    }
    return space <= LARGEST_ARRAY ? sumsInArray(table, keys, (int) space) : sums(table, keys);
  }

  private static double[] sumsInArray(ContingencyTable table, long[] keys, int space) {
    long[] sums = new long[space];
    for (int c = 0; c < keys.length; c++) {
      sums[(int) keys[c]] += table.count(c);
    }
    double[] margin = new double[keys.length];
    for (int c = 0; c < keys.length; c++) {
      margin[c] = sums[(int) keys[c]];
    }
    return margin;
  }

  private static double[] sums(ContingencyTable table, long[] keys) {
    Map<Long, Long> sums = new HashMap<>();
    for (int c = 0; c < keys.length; c++) {
      sums.merge(keys[c], table.count(c), Long::sum);
    }
    double[] margin = new double[keys.length];
    for (int c = 0; c < keys.length; c++) {
      margin[c] = sums.getOrDefault(keys[c], 0L);
    }
    return margin;
  }

  /// The mean over the examples, with the standard error of that mean.
  Estimate mean(double[] terms) {
    double mean = 0;
    for (int c = 0; c < terms.length; c++) {
      mean += table.count(c) * terms[c];
    }
    mean /= table.total();
    double squares = 0;
    for (int c = 0; c < terms.length; c++) {
      squares += table.count(c) * (terms[c] - mean) * (terms[c] - mean);
    }
    return new Estimate(mean, Math.sqrt(squares) / table.total());
  }

  /// mu / I(F;Y); NaN where I(F;Y) is 0.
  Estimate explainedFraction() {
    double information = mean(modelLabel).value();
    return information > 0
        ? new Estimate(mean(mu).value() / information, mean(fractionInfluence()).standardError())
        : new Estimate(Double.NaN, Double.NaN);
  }

  /// Influences of the cells on the ratio r = mu / I of two means: (phi_mu - r phi_I) / I. Their
  /// own mean is 0.
  double[] fractionInfluence() {
    double information = mean(modelLabel).value();
    double ratio = mean(mu).value() / information;
    double[] influence = new double[mu.length];
    for (int c = 0; c < influence.length; c++) {
      influence[c] = (mu[c] - ratio * modelLabel[c]) / information;
    }
    return influence;
  }
}
