package dev.gradus.studies.complexity;

import dev.gradus.core.Column;
import dev.gradus.core.Predictions;
import dev.gradus.core.Probe;
import dev.gradus.measures.information.ContingencyTable;
import dev.gradus.measures.information.Estimate;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.MuBounds;
import dev.gradus.measures.information.StratifiedNull;
import dev.gradus.measures.information.Unit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// How many bits about the label the predictions hold, and how many of them a reference explains.
///
/// Estimates on the test set, each with its delta-method standard error (column `..._se`): plug-in
/// for two classes, Grassberger's for more. Retention has the error of a jackknife over 20 groups
/// of examples.
final class ExplainedProbe implements Probe<Predictions> {
  private static final int GROUPS = 20;

  private static final List<Column> COLUMNS =
      List.of(
          bits("i_model_label"),
          bits("i_model_label_se"),
          bits("i_by_label"),
          bits("i_model_label_given_by"),
          bits("i_model_label_given_by_se"),
          bits("mu"),
          bits("mu_se"),
          Column.of("explained_fraction"),
          Column.of("explained_fraction_se"),
          Column.of("accuracy_by"),
          Column.of("accuracy_gain"),
          Column.of("accuracy_gain_se"),
          Column.of("agreement"),
          bits("cmi_null_mean"),
          bits("mu_ci"),
          bits("mu_min"),
          bits("mu_max"),
          Column.of("retention"),
          Column.of("retention_se"));

  private final int[] labels;
  private final Supplier<int[]> reference;

  /// @param labels of the test set
  /// @param reference predictions of the simpler model on the same examples
  ExplainedProbe(int[] labels, Supplier<int[]> reference) {
    this.labels = labels;
    this.reference = reference;
  }

  private static Column bits(String name) {
    return new Column(name, "bits");
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void measure(Predictions state, double[] row, int offset) {
    int[] predictions = state.predictions();
    int[] by = reference.get();
    ContingencyTable table = ContingencyTable.of(labels, predictions, by);
    ExplainedInformation all = ExplainedInformation.of(table).in(Unit.BITS);
    int at = put(all.iModelLabel(), row, offset);
    row[at++] = all.iByLabel().value();
    at = put(all.iModelLabelGivenBy(), row, at);
    at = put(all.mu(), row, at);
    at = put(all.explainedFraction(), row, at);
    row[at++] = all.accuracyBy();
    at = put(gain(predictions, by), row, at);
    row[at++] = all.agreement();
    row[at++] = StratifiedNull.mean(table) / Math.log(2);
    MuBounds bounds = MuBounds.of(table).in(Unit.BITS);
    row[at++] = bounds.muCi();
    row[at++] = bounds.muMin();
    row[at++] = bounds.muMax();
    row[at++] = bounds.retention();
    row[at] = retentionError(predictions, by);
  }

  /// Delete-a-group jackknife: each group holds every twentieth example.
  private double retentionError(int[] predictions, int[] by) {
    double sum = 0;
    double squares = 0;
    for (int group = 0; group < GROUPS; group++) {
      double each =
          MuBounds.of(
                  ContingencyTable.of(
                      without(group, labels), without(group, predictions), without(group, by)))
              .retention();
      sum += each;
      squares += each * each;
    }
    return Math.sqrt(
        Math.max(0, (GROUPS - 1.0) * (squares / GROUPS - (sum / GROUPS) * (sum / GROUPS))));
  }

  private static int[] without(int group, int[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> i % GROUPS != group)
        .map(i -> values[i])
        .toArray();
  }

  /// How much more often the predictions are right than the reference's, on the same examples.
  private Estimate gain(int[] predictions, int[] by) {
    int better = 0;
    int worse = 0;
    for (int i = 0; i < labels.length; i++) {
      better += predictions[i] == labels[i] && by[i] != labels[i] ? 1 : 0;
      worse += predictions[i] != labels[i] && by[i] == labels[i] ? 1 : 0;
    }
    double n = labels.length;
    double mean = (better - worse) / n;
    return new Estimate(mean, Math.sqrt(((better + worse) / n - mean * mean) / n));
  }

  private static int put(Estimate estimate, double[] row, int at) {
    row[at] = estimate.value();
    row[at + 1] = estimate.standardError();
    return at + 2;
  }
}
