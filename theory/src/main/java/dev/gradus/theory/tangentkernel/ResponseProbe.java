package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes `loss` (the mean logistic loss without penalties), `accuracy`, `smallest-margin`, and the
/// responses `z_0`, `z_1`, ... of the strongest features.
public final class ResponseProbe implements Probe<Responses> {
  private final List<Column> columns = new ArrayList<>();
  private final int shown;

  /// @param features how many responses to write
  public ResponseProbe(int features) {
    shown = features;
    columns.add(Column.of("loss"));
    columns.add(Column.of("accuracy"));
    columns.add(Column.of("smallest-margin"));
    for (int j = 0; j < features; j++) {
      columns.add(Column.of("z_" + j));
    }
  }

  @Override
  public List<Column> columns() {
    return List.copyOf(columns);
  }

  @Override
  public void measure(Responses state, double[] row, int offset) {
    double[] margins = state.margins();
    row[offset] = Arrays.stream(margins).map(ResponseProbe::loss).average().orElse(Double.NaN);
    row[offset + 1] = Arrays.stream(margins).map(m -> m > 0 ? 1 : 0).average().orElse(0);
    row[offset + 2] = Arrays.stream(margins).min().orElse(Double.NaN);
    System.arraycopy(state.responses(), 0, row, offset + 3, shown);
  }

  /// ln(1 + e^-m).
  private static double loss(double margin) {
    return Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
  }
}
