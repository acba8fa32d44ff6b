package dev.gradus.theory.modes;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.List;

/// Writes `f1` and `f2`, the margins of the frequent and of the rare feature alone, the `bound` on
/// f2 under co-occurrence, the confidence in the rare feature alone, and both margins of the
/// control, `f1_control` and `f2_control`.
public final class StarvationProbe implements Probe<StarvationState> {
  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("f1"),
        Column.of("f2"),
        Column.of("bound"),
        Column.of("confidence2"),
        Column.of("f1_control"),
        Column.of("f2_control"));
  }

  @Override
  public void measure(StarvationState state, double[] row, int offset) {
    double rare = state.asked().margin(1);
    double[] all = {
      state.asked().margin(0),
      rare,
      state.bound(),
      state.problem().asked().drive().confidence(rare),
      state.control().margin(0),
      state.control().margin(1)
    };
    for (int i = 0; i < all.length; i++) {
      row[offset + i] = Double.isFinite(all[i]) ? all[i] : Double.NaN;
    }
  }
}
