package dev.gradus.measures.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void areaIsTheShareOfPairsInOrderTiesCountingHalf() {
    RandomStream random = new RandomStreams(3).stream("scores");
    for (int round = 0; round < 50; round++) {
      int n = 2 + (int) (30 * random.nextDouble());
      float[] scores = new float[n];
      int[] labels = new int[n];
      for (int i = 0; i < n; i++) {
        scores[i] = (float) Math.rint(8 * random.nextGaussian()) / 4;
        labels[i] = random.nextDouble() < 0.4 ? 1 : 0;
      }
      double wins = 0;
      double pairs = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (labels[i] == 1 && labels[j] == 0) {
            pairs++;
            wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          }
        }
      }
      double auc = Ranking.auc(scores, labels);
      if (pairs == 0) {
        assertThat(auc).isNaN();
      } else {
        assertThat(auc).isCloseTo(wins / pairs, within(1e-12));
      }
    }
  }

  /// At the minimum the gradient vanishes; checked by its own formula, not the solver's.
  @Test
  void ridgeLogisticStopsWhereTheGradientVanishes() {
    RandomStream random = new RandomStreams(4).stream("features");
    int n = 200;
    int width = 3;
    float[] x = new float[n * width];
    int[] y = new int[n];
    for (int i = 0; i < n; i++) {
      double sum = 0.3;
      for (int k = 0; k < width; k++) {
        x[i * width + k] = (float) random.nextGaussian();
        sum += (k - 1) * x[i * width + k];
      }
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-sum)) ? 1 : 0;
    }
    double penalty = 0.05;
    RidgeLogistic model = RidgeLogistic.fit(x, y, penalty);
    float[] logits = model.logits(x);
    // Weights from the logits of unit vectors.
    float[] units = new float[(width + 1) * width];
    for (int k = 0; k < width; k++) {
      units[(k + 1) * width + k] = 1;
    }
    float[] at = model.logits(units);
    double bias = 0;
    double[] gradient = new double[width];
    for (int i = 0; i < n; i++) {
      double residual = 1 / (1 + Math.exp(-logits[i])) - y[i];
      bias += residual / n;
      for (int k = 0; k < width; k++) {
        gradient[k] += residual * x[i * width + k] / n;
      }
    }
    assertThat(bias).isCloseTo(0, within(1e-5));
    for (int k = 0; k < width; k++) {
      assertThat(gradient[k] + penalty * (at[k + 1] - at[0])).isCloseTo(0, within(1e-5));
    }
    assertThatThrownBy(() -> RidgeLogistic.fit(x, y, 0)).hasMessageContaining("penalty");
  }

  @Test
  void separableClassesStillHaveAFiniteReadout() {
    RidgeLogistic model =
        RidgeLogistic.fit(new float[] {-1, 1, -2, 2}, new int[] {0, 1, 0, 1}, 1e-3);
    assertThat(model.logits(new float[] {1, -1}))
        .containsExactly(new float[] {4.5f, -4.5f}, within(1.5f));
  }
}
