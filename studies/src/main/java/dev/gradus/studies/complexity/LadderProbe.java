package dev.gradus.studies.complexity;

import dev.gradus.core.Column;
import dev.gradus.core.Predictions;
import dev.gradus.core.Probe;
import dev.gradus.measures.information.ContingencyTable;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.Unit;
import java.util.List;
import java.util.function.Supplier;

/// What a further reference explains; its columns end in its number on the ladder.
final class LadderProbe implements Probe<Predictions> {
  private final int[] labels;
  private final Supplier<int[]> reference;
  private final List<Column> columns;

  /// @param labels of the test set
  /// @param reference predictions of the simpler model on the same examples
  /// @param number 2 for the second reference
  LadderProbe(int[] labels, Supplier<int[]> reference, int number) {
    this.labels = labels;
    this.reference = reference;
    this.columns =
        List.of(
            new Column("i_by" + number + "_label", "bits"),
            new Column("i_model_label_given_by" + number, "bits"),
            new Column("i_model_label_given_by" + number + "_se", "bits"),
            new Column("mu" + number, "bits"),
            new Column("mu" + number + "_se", "bits"),
            Column.of("accuracy_by" + number));
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void measure(Predictions state, double[] row, int offset) {
    ContingencyTable table = ContingencyTable.of(labels, state.predictions(), reference.get());
    ExplainedInformation all = ExplainedInformation.of(table).in(Unit.BITS);
    row[offset] = all.iByLabel().value();
    row[offset + 1] = all.iModelLabelGivenBy().value();
    row[offset + 2] = all.iModelLabelGivenBy().standardError();
    row[offset + 3] = all.mu().value();
    row[offset + 4] = all.mu().standardError();
    row[offset + 5] = all.accuracyBy();
  }
}
