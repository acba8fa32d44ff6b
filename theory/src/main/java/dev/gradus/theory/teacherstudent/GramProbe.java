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
    int students = state.student();
    int fields = students + state.teacher();
    double[][] gram = new double[fields][fields];
    for (int i = 0; i < fields; i++) {
      for (int j = 0; j <= i; j++) {
        if (i < students) {
          gram[i][j] = state.q(i, j);
        } else {
          gram[i][j] =
              j < students ? state.r(j, i - students) : state.t(i - students, j - students);
        }
        gram[j][i] = gram[i][j];
      }
    }
    row[offset] = Gram.smallestEigenvalue(gram);
  }
}
