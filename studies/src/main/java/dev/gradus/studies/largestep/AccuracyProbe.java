package dev.gradus.studies.largestep;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import dev.gradus.theory.largestep.BinaryData;
import dev.gradus.theory.largestep.RiskState;
import dev.gradus.theory.largestep.TwoLayerClassifier;
import java.util.List;

/// The share of other examples that is classified correctly: the column `test_accuracy`.
record AccuracyProbe(TwoLayerClassifier problem, BinaryData test) implements Probe<RiskState> {
  static final String COLUMN = "test_accuracy";

  @Override
  public List<Column> columns() {
    return List.of(Column.of(COLUMN));
  }

  @Override
  public void measure(RiskState state, double[] row, int offset) {
    double[] outputs = problem.outputs(state.weights(), test.x());
    int correct = 0;
    for (int i = 0; i < outputs.length; i++) {
      correct += outputs[i] * test.y()[i] > 0 ? 1 : 0;
    }
    row[offset] = correct / (double) outputs.length;
  }
}
