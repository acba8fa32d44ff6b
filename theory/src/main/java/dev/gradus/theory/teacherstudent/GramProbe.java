package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.List;

/// Writes the smallest eigenvalue of [[Q, R], [R^T, T]], `smallest-eigenvalue`.
///
/// It cannot be negative for weights; an integration that makes it so by more than its tolerance
/// has gone wrong. Nothing is clipped.
public final class GramProbe implements Probe<OrderParameterState> {
  @Override
  public List<Column> columns() {
    return List.of(Column.of("smallest-eigenvalue"));
  }

  @Override
  public void measure(OrderParameterState state, double[] row, int offset) {
    row[offset] = Gram.smallestEigenvalue(Gram.of(state));
  }
}
