package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.List;

/// Writes the training error, `et`.
public final class SgdProbe implements Probe<SgdState> {

  @Override
  public List<Column> columns() {
    return List.of(Column.of("et"));
  }

  @Override
  public void measure(SgdState state, double[] row, int offset) {
    row[offset] = state.trainingError();
  }
}
