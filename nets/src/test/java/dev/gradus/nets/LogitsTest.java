package dev.gradus.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSet;
import dev.gradus.data.DataSets;
import dev.gradus.data.Task;
import org.junit.jupiter.api.Test;

class LogitsTest {
  private static final DataSet TEST =
      Task.parse("5-vs-7").of(DataSets.load("fashion-mnist-small").test());

  private static Dynamics<NetworkState> train(double penalty, int steps) {
    Classification problem =
        new Classification(
            Task.parse("5-vs-7").of(DataSets.load("fashion-mnist-small").train()),
            TEST,
            Model.mlp(8),
            new Hyperparameters(0.05, 32, 0.9, 0, Hyperparameters.Augmentation.NONE, penalty),
            10);
    Dynamics<NetworkState> dynamics =
        new StochasticGradientDescent().start(problem, new RandomStreams(1));
    dynamics.advance(steps, steps);
    return dynamics;
  }

  @Test
  void logitsAreTheLastLayerOfWhatIsHiddenAndDecideThePredictions() {
    try (Dynamics<NetworkState> dynamics = train(0, 40)) {
      NetworkState state = dynamics.state();
      float[] logits = state.logits(TEST);
      float[] hidden = state.hidden(TEST);
      float[] parameters = state.parameters();
      int last = parameters.length - 9;
      assertThat(logits).hasSize(TEST.size());
      assertThat(hidden).hasSize(8 * TEST.size());
      for (int i = 0; i < logits.length; i++) {
        double sum = parameters[last + 8];
        for (int k = 0; k < 8; k++) {
          assertThat(hidden[8 * i + k]).isNotNegative();
          sum += parameters[last + k] * hidden[8 * i + k];
        }
        assertThat((double) logits[i]).isCloseTo(sum, within(1e-4));
        assertThat(state.predictions()[i]).isEqualTo(logits[i] > 0 ? 1 : 0);
      }
    }
  }

  /// Under the penalty alone every margin tends to the root of 2 penalty u = sigmoid(-u); 1.0 here
  /// has u = 0.2215. Test images need not reach it, but none can go far beyond.
  @Test
  void penaltyKeepsLogitsWhereTheLossAndItBalance() {
    try (Dynamics<NetworkState> free = train(0, 300);
        Dynamics<NetworkState> penalised = train(1, 300)) {
      assertThat(meanMagnitude(free)).isGreaterThan(2);
      assertThat(meanMagnitude(penalised)).isCloseTo(0.2215, within(0.06));
    }
  }

  private static double meanMagnitude(Dynamics<NetworkState> dynamics) {
    double sum = 0;
    for (float logit : dynamics.state().logits(TEST)) {
      sum += Math.abs(logit);
    }
    return sum / TEST.size();
  }

  @Test
  void negativePenaltiesAreRefused() {
    assertThatThrownBy(() -> train(-1, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("logit-penalty: -1.0");
  }
}
