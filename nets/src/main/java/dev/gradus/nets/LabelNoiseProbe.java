package dev.gradus.nets;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.List;

/// Accuracy on the evaluated training examples whose labels are clean, and on those whose labels
/// are noise: the share of noise that is fitted, and the share that is seen through. NaN where
/// there are none of a kind.
public final class LabelNoiseProbe implements Probe<NetworkState> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("accuracy_train_clean"),
          Column.of("accuracy_train_noisy"),
          Column.of("accuracy_train_noisy_true"));

  private final int[] truth;
  private final int[] given;

  /// @param truth label of each evaluated example without noise
  /// @param given the label it is trained on
  public LabelNoiseProbe(int[] truth, int[] given) {
    this.truth = truth.clone();
    this.given = given.clone();
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void measure(NetworkState state, double[] row, int offset) {
    int[] predictions = state.train().predictions();
    double clean = 0;
    double cleanRight = 0;
    double fitted = 0;
    double seenThrough = 0;
    for (int i = 0; i < predictions.length; i++) {
      if (truth[i] == given[i]) {
        clean++;
        cleanRight += predictions[i] == truth[i] ? 1 : 0;
      } else {
        fitted += predictions[i] == given[i] ? 1 : 0;
        seenThrough += predictions[i] == truth[i] ? 1 : 0;
      }
    }
    double noisy = predictions.length - clean;
    row[offset] = cleanRight / clean;
    row[offset + 1] = fitted / noisy;
    row[offset + 2] = seenThrough / noisy;
  }
}
