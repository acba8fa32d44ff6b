package dev.gradus.theory.modes;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.List;
import java.util.stream.IntStream;

/// Writes the margin of each feature alone: `f1`, `f2`, ...
public final class FeatureProbe implements Probe<FeatureState> {
  private final int features;

  /// @param features how many there are
  public FeatureProbe(int features) {
    this.features = features;
  }

  @Override
  public List<Column> columns() {
    return IntStream.rangeClosed(1, features).mapToObj(j -> Column.of("f" + j)).toList();
  }

  @Override
  public void measure(FeatureState state, double[] row, int offset) {
    for (int j = 0; j < features; j++) {
      double margin = state.margin(j);
      row[offset + j] = Double.isFinite(margin) ? margin : Double.NaN;
    }
  }
}
