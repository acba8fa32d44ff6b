package dev.gradus.theory.interpolator;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.List;

/// Overlap with the simple classifier, the rest, and what follows for errors and information.
public final class InterpolatorProbe implements Probe<InterpolatorState> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("overlap"),
          Column.of("rest"),
          Column.of("loss"),
          Column.of("error"),
          new Column("mu", "bits"));

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void measure(InterpolatorState state, double[] row, int offset) {
    row[offset] = state.overlap();
    row[offset + 1] = state.rest();
    row[offset + 2] = state.loss();
    row[offset + 3] = state.error();
    row[offset + 4] = state.information();
  }
}
