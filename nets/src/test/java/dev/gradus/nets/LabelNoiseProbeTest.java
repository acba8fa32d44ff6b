package dev.gradus.nets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Column;
import dev.gradus.data.DataSet;
import org.junit.jupiter.api.Test;

class LabelNoiseProbeTest {
  /// Eight examples, the last four with wrong labels.
  private final int[] truth = {0, 1, 2, 0, 0, 1, 2, 0};

  private final int[] given = {0, 1, 2, 0, 1, 2, 0, 2};

  private static double[] measured(int[] truth, int[] given, int... predictions) {
    double[] row = {-1, -1, -1, -1, -1};
    new LabelNoiseProbe(truth, given).measure(new Answers(predictions), row, 1);
    assertThat(row[0]).isEqualTo(-1);
    assertThat(row[4]).isEqualTo(-1);
    return new double[] {row[1], row[2], row[3]};
  }

  @Test
  void cleanAndWrongLabelsAreCountedApart() {
    // Right on three clean ones; fits one wrong label, sees through two, errs on one otherwise.
    assertThat(measured(truth, given, 0, 1, 2, 1, 1, 1, 2, 1)).containsExactly(0.75, 0.25, 0.5);
    assertThat(measured(truth, given, given)).containsExactly(1, 1, 0);
    assertThat(measured(truth, given, truth)).containsExactly(1, 0, 1);
    assertThat(new LabelNoiseProbe(truth, given).columns())
        .extracting(Column::name)
        .containsExactly(
            "accuracy_train_clean", "accuracy_train_noisy", "accuracy_train_noisy_true");
  }

  @Test
  void whereThereAreNoneOfAKindNothingIsSaidOfIt() {
    assertThat(measured(truth, truth, truth)).containsExactly(1, Double.NaN, Double.NaN);
    int[] one = {1};
    assertThat(measured(new int[] {0}, one, 1)).containsExactly(Double.NaN, 1, 0);
  }

  /// A state of which only the predictions on training examples are asked.
  private record Answers(int[] answers) implements NetworkState {
    @Override
    public Evaluation train() {
      return new Evaluation(0, 0, answers);
    }

    @Override
    public Evaluation test() {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] logits(DataSet data) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] hidden(DataSet data) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] parameters() {
      throw new UnsupportedOperationException();
    }
  }
}
