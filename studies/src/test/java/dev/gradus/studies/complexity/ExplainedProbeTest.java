package dev.gradus.studies.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Column;
import dev.gradus.core.Predictions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Independent errors of two classifiers that are right on 80 %: mu = 0.095619 of 0.278072 bits.
class ExplainedProbeTest {
  private static final int N = 10_000;
  private final int[] labels = IntStream.range(0, N).map(i -> i % 2).toArray();
  private final int[] model =
      IntStream.range(0, N).map(i -> i / 2 % 5 == 0 ? 1 - i % 2 : i % 2).toArray();
  private final int[] reference =
      IntStream.range(0, N).map(i -> i / 10 % 5 == 0 ? 1 - i % 2 : i % 2).toArray();

  @Test
  void columnsHoldTheMeasureInBitsAndThePairedGain() {
    ExplainedProbe probe = new ExplainedProbe(labels, () -> reference);
    double[] row = new double[1 + probe.columns().size()];
    probe.measure((Predictions) () -> model, row, 1);
    assertThat(at(probe, row, "i_model_label")).isCloseTo(0.278072, within(5e-7));
    assertThat(at(probe, row, "i_by_label")).isCloseTo(0.278072, within(5e-7));
    assertThat(at(probe, row, "mu")).isCloseTo(0.095619, within(5e-7));
    assertThat(at(probe, row, "explained_fraction")).isCloseTo(0.095619 / 0.278072, within(5e-6));
    assertThat(at(probe, row, "accuracy_by")).isEqualTo(0.8);
    assertThat(at(probe, row, "agreement")).isEqualTo(0.68);
    assertThat(at(probe, row, "accuracy_gain")).isZero();
    // Better on 16 %, worse on 16 %: the paired difference has variance 0.32.
    assertThat(at(probe, row, "accuracy_gain_se")).isCloseTo(Math.sqrt(0.32 / N), within(1e-12));
  }

  private static double at(ExplainedProbe probe, double[] row, String column) {
    List<String> names = probe.columns().stream().map(Column::name).toList();
    return row[1 + names.indexOf(column)];
  }
}
