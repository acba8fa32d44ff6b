package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.ArrayList;
import java.util.List;

/// Writes the generalisation error and the order parameters: `eg`, the upper triangle of Q row by
/// row (`Q_0_0`, `Q_0_1`, ...), R row by row and v.
public final class OrderParameterProbe implements Probe<OrderParameterState> {
  private final int student;
  private final int teacher;
  private final List<Column> columns;

  /// @param student hidden units of the student, K
  /// @param teacher hidden units of the teacher, M
  public OrderParameterProbe(int student, int teacher) {
    this.student = student;
    this.teacher = teacher;
    List<Column> all = new ArrayList<>();
    all.add(Column.of("eg"));
    for (int i = 0; i < student; i++) {
      for (int k = i; k < student; k++) {
        all.add(Column.of("Q_" + i + "_" + k));
      }
    }
    for (int i = 0; i < student; i++) {
      for (int m = 0; m < teacher; m++) {
        all.add(Column.of("R_" + i + "_" + m));
      }
    }
    for (int k = 0; k < student; k++) {
      all.add(Column.of("v_" + k));
    }
    columns = List.copyOf(all);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void measure(OrderParameterState state, double[] row, int offset) {
    int at = offset;
    row[at++] = state.generalisationError();
    for (int i = 0; i < student; i++) {
      for (int k = i; k < student; k++) {
        row[at++] = state.q(i, k);
      }
    }
    for (int i = 0; i < student; i++) {
      for (int m = 0; m < teacher; m++) {
        row[at++] = state.r(i, m);
      }
    }
    for (int k = 0; k < student; k++) {
      row[at++] = state.v(k);
    }
  }
}
