package dev.gradus.studies.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Column;
import dev.gradus.core.Predictions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Independent errors of two classifiers that are right on 80 %: mu = 0.095619 of 0.278072 bits.
class LadderProbeTest {
  private static final int N = 10_000;

  @Test
  void columnsAreNumberedAndHoldTheMeasureInBits() {
    int[] labels = IntStream.range(0, N).map(i -> i % 2).toArray();
    int[] model = IntStream.range(0, N).map(i -> i / 2 % 5 == 0 ? 1 - i % 2 : i % 2).toArray();
    int[] reference = IntStream.range(0, N).map(i -> i / 10 % 5 == 0 ? 1 - i % 2 : i % 2).toArray();
    LadderProbe probe = new LadderProbe(labels, () -> reference, 3);
    assertThat(probe.columns())
        .extracting(Column::name)
        .containsExactly(
            "i_by3_label",
            "i_model_label_given_by3",
            "i_model_label_given_by3_se",
            "mu3",
            "mu3_se",
            "accuracy_by3");
    double[] row = new double[8];
    probe.measure((Predictions) () -> model, row, 1);
    assertThat(row[0]).isZero();
    assertThat(row[7]).isZero();
    assertThat(row[1]).isCloseTo(0.278072, within(5e-7));
    assertThat(row[2]).isCloseTo(0.278072 - 0.095619, within(1e-6));
    assertThat(row[4]).isCloseTo(0.095619, within(5e-7));
    // 5.073 thousandths of a bit by simulation, 20,000 samples.
    assertThat(row[5]).isCloseTo(5.05e-3, within(4e-5));
    assertThat(row[3]).isPositive();
    assertThat(row[6]).isEqualTo(0.8);
  }
}
