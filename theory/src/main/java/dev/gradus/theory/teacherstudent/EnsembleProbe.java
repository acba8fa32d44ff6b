package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes the means over seeds under the names of [OrderParameterProbe], their standard deviations
/// (`eg_sd`, `Q_0_0_sd`, ...), quantiles of the generalisation error (`eg_q05`, `eg_q25`, `eg_q50`,
/// `eg_q75`, `eg_q95`), and how many `seeds` they are taken over: those that have not diverged, or
/// all if none is left.
public final class EnsembleProbe implements Probe<EnsembleState> {
  private static final int[] PERCENT = {5, 25, 50, 75, 95};

  private final OrderParameterProbe single;
  private final List<Column> columns;

  /// @param student hidden units of the student, K
  /// @param teacher hidden units of the teacher, M
  public EnsembleProbe(int student, int teacher) {
    single = new OrderParameterProbe(student, teacher);
    List<Column> all = new ArrayList<>(single.columns());
    single.columns().forEach(column -> all.add(Column.of(column.name() + "_sd")));
    for (int percent : PERCENT) {
      all.add(Column.of("eg_q%02d".formatted(percent)));
    }
    all.add(Column.of("seeds"));
    columns = List.copyOf(all);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void measure(EnsembleState state, double[] row, int offset) {
    int width = single.columns().size();
    int diverged = 0;
    for (int i = 0; i < state.members(); i++) {
      diverged += state.hasDiverged(i) ? 1 : 0;
    }
    boolean all = diverged == state.members();
    int count = all ? diverged : state.members() - diverged;
    double[][] found = new double[count][width];
    int n = 0;
    for (int i = 0; i < state.members(); i++) {
      if (all || !state.hasDiverged(i)) {
        single.measure(state.member(i), found[n++], 0);
      }
    }
    int at = offset;
    double[] errors = {};
    for (int c = 0; c < width; c++) {
      int column = c;
      double[] sample = Arrays.stream(found).mapToDouble(own -> own[column]).toArray();
      double mean = 0;
      for (int i = 0; i < count; i++) {
        mean += (sample[i] - mean) / (i + 1);
      }
      row[at] = mean;
      row[at + width] = deviation(sample, mean);
      at++;
      if (c == 0) {
        errors = sample;
      }
    }
    at += width;
    Arrays.sort(errors);
    for (int percent : PERCENT) {
      row[at++] = quantile(errors, percent / 100.);
    }
    row[at] = count;
  }

  /// The standard deviation, without leaving the range of numbers by squaring.
  private static double deviation(double[] sample, double mean) {
    if (sample.length == 1) {
      return Double.NaN;
    }
    double scale = Double.MIN_NORMAL;
    for (double x : sample) {
      scale = Math.max(scale, Math.abs(x - mean));
    }
    double square = 0;
    for (double x : sample) {
      square += (x - mean) / scale * ((x - mean) / scale);
    }
    return scale * Math.sqrt(square / (sample.length - 1));
  }

  /// Linear between order statistics.
  private static double quantile(double[] sorted, double p) {
    double place = p * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
