package dev.gradus.studies.shade;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import dev.gradus.measures.examples.Ranking;
import dev.gradus.measures.examples.RidgeLogistic;
import dev.gradus.nets.NetworkState;
import java.util.List;
import java.util.stream.Stream;

/// What a network knows where brightness goes with the class, against it, and says nothing; and
/// what a last layer retrained on balanced images reads out of it.
///
/// At time 0 the retrained columns are the baseline of random features.
final class ShadeProbe implements Probe<NetworkState> {
  private static final double RIDGE = 1e-3;

  private static final List<Column> COLUMNS =
      Stream.of(
              "accuracy_aligned",
              "auc_aligned",
              "accuracy_conflict",
              "auc_conflict",
              "accuracy_neutral",
              "auc_neutral",
              "accuracy_all",
              "retrained_conflict",
              "retrained_neutral",
              "brightness_train",
              "brightness_aligned",
              "brightness_conflict")
          .map(Column::of)
          .toList();

  private final ShadedSets sets;
  private final boolean retrains;
  private final double[] brightness;

  ShadeProbe(ShadedSets sets, boolean retrains) {
    this.sets = sets;
    this.retrains = retrains;
    double threshold = threshold(sets.train());
    brightness =
        new double[] {
          accuracy(sets.train(), threshold),
          accuracy(sets.aligned(), threshold),
          accuracy(sets.conflict(), threshold)
        };
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void measure(NetworkState state, double[] row, int offset) {
    int at = offset;
    for (ShadedImages set : List.of(sets.aligned(), sets.conflict(), sets.neutral())) {
      float[] logits = state.logits(set);
      row[at++] = accuracy(logits, set.labels());
      row[at++] = Ranking.auc(logits, set.labels());
    }
    row[at++] = accuracy(state.logits(sets.all()), sets.all().labels());
    RidgeLogistic readout =
        retrains
            ? RidgeLogistic.fit(state.hidden(sets.balanced()), sets.balanced().labels(), RIDGE)
            : null;
    for (ShadedImages set : List.of(sets.conflict(), sets.neutral())) {
      row[at++] =
          readout == null ? Double.NaN : accuracy(readout.logits(state.hidden(set)), set.labels());
    }
    System.arraycopy(brightness, 0, row, at, brightness.length);
  }

  private static double accuracy(float[] logits, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += (logits[i] > 0 ? 1 : 0) == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  /// The brightness above which an image is best called class 1.
  private static double threshold(ShadedImages images) {
    int n = images.size();
    double[] brightness = new double[n];
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      brightness[i] = images.brightness(i);
      order[i] = i;
    }
    java.util.Arrays.sort(
        order, (one, other) -> Double.compare(brightness[one], brightness[other]));
    int right = 0;
    for (int i = 0; i < n; i++) {
      right += images.label(i);
    }
    int best = right;
    double threshold = Double.NEGATIVE_INFINITY;
    for (int rank = 0; rank < n; rank++) {
      right += images.label(order[rank]) == 0 ? 1 : -1;
      if (right > best
          && (rank + 1 == n || brightness[order[rank + 1]] > brightness[order[rank]])) {
        best = right;
        threshold = brightness[order[rank]];
      }
    }
    return threshold;
  }

  private static double accuracy(ShadedImages images, double threshold) {
    int right = 0;
    for (int i = 0; i < images.size(); i++) {
      right += (images.brightness(i) > threshold ? 1 : 0) == images.label(i) ? 1 : 0;
    }
    return (double) right / images.size();
  }
}
