package dev.gradus.nets;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import java.util.List;

/// Loss (nats) and accuracy on the evaluated training examples and the whole test set.
public final class TrainingProbe implements Probe<NetworkState> {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("loss_train", "nats"),
          Column.of("accuracy_train"),
          new Column("loss_test", "nats"),
          Column.of("accuracy_test"));

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void measure(NetworkState state, double[] row, int offset) {
    row[offset] = state.train().loss();
    row[offset + 1] = state.train().accuracy();
    row[offset + 2] = state.test().loss();
    row[offset + 3] = state.test().accuracy();
  }
}
