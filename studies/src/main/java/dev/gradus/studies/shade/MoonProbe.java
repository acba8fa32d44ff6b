package dev.gradus.studies.shade;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.Synthetic;
import dev.gradus.measures.examples.Ranking;
import dev.gradus.nets.NetworkState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which coordinate a network uses: the AUC when either is permuted over the examples (Shah et al.,
/// NeurIPS 2020), the smallest and the mean margin, and where the boundary lies, y for each x.
final class MoonProbe implements Probe<NetworkState> {
  static final double FIRST = -1.5;
  static final double STEP = 0.15;
  static final int POSITIONS = 21;
  private static final int HEIGHTS = 121;
  private static final double HIGHEST = 1.5;

  private final Synthetic data;
  private final Synthetic withoutX;
  private final Synthetic withoutY;
  private final Synthetic grid;

  MoonProbe(Synthetic data, RandomStreams streams) {
    this.data = data;
    int[] order = streams.stream("permuted coordinate").permutation(data.size());
    withoutX = permuted(0, order);
    withoutY = permuted(1, order);
    float[][] points = new float[POSITIONS * HEIGHTS][];
    Arrays.setAll(
        points, i -> new float[] {(float) position(i / HEIGHTS), (float) height(i % HEIGHTS)});
    grid = new Synthetic("grid", points, new int[points.length]);
  }

  private Synthetic permuted(int coordinate, int[] order) {
    float[][] points = Arrays.stream(data.points()).map(float[]::clone).toArray(float[][]::new);
    for (int i = 0; i < points.length; i++) {
      points[i][coordinate] = data.points()[order[i]][coordinate];
    }
    return new Synthetic("permuted", points, data.labels());
  }

  static double position(int i) {
    return FIRST + STEP * i;
  }

  private static double height(int j) {
    return HIGHEST * (2.0 * j / (HEIGHTS - 1) - 1);
  }

  static String boundary(int i) {
    return "boundary_" + i;
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (String name :
        List.of("auc", "auc_x_permuted", "auc_y_permuted", "smallest_margin", "mean_margin")) {
      columns.add(Column.of(name));
    }
    for (int i = 0; i < POSITIONS; i++) {
      columns.add(Column.of(boundary(i)));
    }
    return columns;
  }

  @Override
  public void measure(NetworkState state, double[] row, int offset) {
    float[] logits = state.logits(data);
    row[offset] = Ranking.auc(logits, data.labels());
    row[offset + 1] = Ranking.auc(state.logits(withoutX), data.labels());
    row[offset + 2] = Ranking.auc(state.logits(withoutY), data.labels());
    double smallest = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double margin = data.label(i) == 1 ? logits[i] : -logits[i];
      smallest = Math.min(smallest, margin);
      sum += margin;
    }
    row[offset + 3] = smallest;
    row[offset + 4] = sum / logits.length;
    float[] values = state.logits(grid);
    for (int i = 0; i < POSITIONS; i++) {
      row[offset + 5 + i] = crossing(values, i * HEIGHTS);
    }
  }

  /// The crossing from class 0 to class 1 that is nearest to the middle; NaN where there is none.
  private static double crossing(float[] values, int from) {
    double nearest = Double.NaN;
    for (int j = 1; j < HEIGHTS; j++) {
      double below = values[from + j - 1];
      double above = values[from + j];
      if (below <= 0 && above > 0) {
        double y = height(j - 1) + (height(j) - height(j - 1)) * below / (below - above);
        nearest = Math.abs(y) < Math.abs(nearest) || Double.isNaN(nearest) ? y : nearest;
      }
    }
    return nearest;
  }
}
