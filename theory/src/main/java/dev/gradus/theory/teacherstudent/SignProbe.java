package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.List;

/// Writes the share of inputs that the student puts into another class than the noise-free teacher,
/// `eg_frac`, for [Labels#SIGNS].
public final class SignProbe implements Probe<OrderParameterState> {
  @Override
  public List<Column> columns() {
    return List.of(Column.of("eg_frac"));
  }

  @Override
  public void measure(OrderParameterState state, double[] row, int offset) {
    row[offset] = state.signError();
  }
}
