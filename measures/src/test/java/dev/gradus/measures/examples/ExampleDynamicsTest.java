package dev.gradus.measures.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Against scores computed independently with NumPy (12 examples, 6 epochs, 3 classes).
class ExampleDynamicsTest {

  @Test
  void scoresEqualTheReference() throws IOException {
    ExampleDynamics scores = new ExampleDynamics(3);
    for (double[] row : rows("dynamics_input.csv")) {
      scores.add((int) row[0], (int) row[1], Arrays.copyOfRange(row, 3, 6));
    }
    List<double[]> expected = rows("dynamics_metrics.csv");
    assertThat(scores.size()).isEqualTo(expected.size());
    for (double[] row : expected) {
      int i = (int) row[0];
      double[] found = {
        i,
        row[1],
        scores.confidence(i),
        scores.variability(i),
        scores.correctness(i),
        scores.correctness(i) == 0 ? 1000 : scores.forgetting(i),
        scores.thresholdCloseness(i),
        scores.aleatoric(i),
        scores.aum(i),
        orNaN(scores.firstLearned(i)),
        scores.presentationsNeeded(i),
        orNaN(scores.learnedForGood(i)),
        scores.el2nFirst(i),
        scores.el2nLast(i)
      };
      for (int k = 0; k < row.length; k++) {
        assertThat(Double.isNaN(found[k])).isEqualTo(Double.isNaN(row[k]));
        if (!Double.isNaN(row[k])) {
          assertThat(found[k]).as("example %d, column %d", i, k).isCloseTo(row[k], within(1e-12));
        }
      }
    }
  }

  private static double orNaN(int epoch) {
    return epoch < 0 ? Double.NaN : epoch;
  }

  /// Empty cells are NaN.
  private static List<double[]> rows(String name) throws IOException {
    try (InputStream in = ExampleDynamicsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line ->
              Arrays.stream(line.split(",", -1))
                  .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                  .toArray())
          .toList();
    }
  }

  @Test
  void binaryMarginIsTheLogitDifferenceEvenWhereProbabilitiesUnderflow() {
    ExampleDynamics scores = new ExampleDynamics(2);
    assertThat(scores.add(0, 1, new double[] {0, -900})).isEqualTo(-900);
    assertThat(scores.add(0, 0, new double[] {3, 1})).isCloseTo(2, within(1e-15));
    assertThat(scores.confidence(0)).isCloseTo(0.5 / (1 + Math.exp(-2)), within(1e-15));
  }

  @Test
  void everyWrongEpochAfterARightOneIsForgetting() {
    ExampleDynamics scores = new ExampleDynamics(2);
    for (int right : new int[] {0, 1, 0, 0, 1, 1, 0, 1}) {
      scores.add(3, 0, new double[] {right, 0.5});
    }
    assertThat(scores.forgetting(3)).isEqualTo(2);
    assertThat(scores.firstLearned(3)).isEqualTo(1);
    assertThat(scores.presentationsNeeded(3)).isEqualTo(7);
    assertThat(scores.learnedForGood(3)).isEqualTo(7);
    assertThat(scores.correctness(3)).isEqualTo(4);
  }
}
