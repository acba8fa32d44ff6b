package dev.gradus.theory.modes;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.ArrayList;
import java.util.List;

/// Writes `f`, `confidence`, `error` and the factors of each unit: `a_0`, `z_0`, `a_1`, ...; those
/// of layers between are `w_0_1`, `w_0_2`, ... With one layer z is 1.
public final class ModeProbe implements Probe<ModeState> {
  private final Drive drive;
  private final int units;
  private final int depth;
  private final List<Column> columns;

  public ModeProbe(ModeProblem problem) {
    drive = problem.drive();
    units = problem.size();
    depth = problem.depth();
    List<Column> all = new ArrayList<>();
    all.add(Column.of("f"));
    all.add(Column.of("confidence"));
    all.add(Column.of("error"));
    for (int i = 0; i < units; i++) {
      all.add(Column.of("a_" + i));
      all.add(Column.of("z_" + i));
    }
    for (int i = 0; i < units; i++) {
      for (int j = 1; j < depth - 1; j++) {
        all.add(Column.of("w_" + i + "_" + j));
      }
    }
    columns = List.copyOf(all);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void measure(ModeState state, double[] row, int offset) {
    int at = offset;
    double margin = state.margin();
    boolean defined = Double.isFinite(margin);
    row[at++] = defined ? margin : Double.NaN;
    row[at++] = defined ? drive.confidence(margin) : Double.NaN;
    row[at++] = defined ? drive.error(margin) : Double.NaN;
    for (int i = 0; i < units; i++) {
      row[at++] = state.factor(i, 0);
      row[at++] = depth == 1 ? 1 : state.factor(i, depth - 1);
    }
    for (int i = 0; i < units; i++) {
      for (int j = 1; j < depth - 1; j++) {
        row[at++] = state.factor(i, j);
      }
    }
  }
}
