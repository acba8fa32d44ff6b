package dev.gradus.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Steps and losses of libtorch beside formulas in plain Java.
class GradientStepTest {
  private static final double STEPSIZE = 0.3;

  @Test
  void aStepOfSoftmaxRegressionIsTheOneDerivedByHand() {
    ArrayDataSet data = ArrayDataSet.clouds("train", 20, 6, 4);
    try (Dynamics<NetworkState> dynamics = start(data, Model.linear())) {
      double[] before = widen(dynamics.state().parameters());
      ReferenceNetwork reference = new ReferenceNetwork(6, 4);
      double[] expected = before.clone();
      for (int n = 0; n < data.size(); n++) {
        double[] logits = reference.logits(before, data.examples()[n]);
        double sum = 0;
        for (double logit : logits) {
          sum += Math.exp(logit);
        }
        for (int k = 0; k < 4; k++) {
          // d loss / d logit_k = p_k - [label = k]
          double error = Math.exp(logits[k]) / sum - (data.label(n) == k ? 1 : 0);
          double scaled = STEPSIZE * error / data.size();
          for (int i = 0; i < 6; i++) {
            expected[6 * k + i] -= scaled * data.examples()[n][i];
          }
          expected[24 + k] -= scaled;
        }
      }
      dynamics.advance(1, 1);
      assertThat(widen(dynamics.state().parameters())).containsExactly(expected, within(2e-7));
    }
  }

  @Test
  void aStepOfLogisticRegressionFollowsTheNumericalGradient() {
    assertStep(ArrayDataSet.clouds("train", 20, 6, 2), Model.linear(), 6, 1);
  }

  @Test
  void aStepOfAPerceptronFollowsTheNumericalGradient() {
    assertStep(ArrayDataSet.clouds("train", 20, 6, 3), Model.mlp(7, 5), 6, 7, 5, 3);
  }

  @Test
  void lossesAndPredictionsAreThoseOfTheFormulas() {
    ArrayDataSet data = ArrayDataSet.clouds("train", 2500, 6, 3);
    try (Dynamics<NetworkState> dynamics = start(data, Model.mlp(7))) {
      ReferenceNetwork reference = new ReferenceNetwork(6, 7, 3);
      double[] parameters = widen(dynamics.state().parameters());
      Evaluation evaluation = dynamics.state().train();
      assertThat(evaluation.loss()).isCloseTo(reference.loss(parameters, data), within(1e-7));
      int right = 0;
      for (int n = 0; n < data.size(); n++) {
        double[] logits = reference.logits(parameters, data.examples()[n]);
        int predicted = logits[0] >= logits[1] ? 0 : 1;
        predicted = logits[predicted] >= logits[2] ? predicted : 2;
        assertThat(evaluation.predictions()[n]).isEqualTo(predicted);
        right += predicted == data.label(n) ? 1 : 0;
      }
      assertThat(evaluation.accuracy()).isEqualTo(right / 2500.0);
    }
  }

  @Test
  void stepsOfConvolutionsAndOfResidualBlocksFollowTheNumericalGradient() {
    ArrayDataSet images = ArrayDataSet.clouds("train", 8, 98, 3).shaped(2, 7, 7);
    assertStep(images, new Model.Cnn(2, 3, List.of(5)));
    assertStep(images, new Model.Cnn(1, 2, List.of()));
    assertStep(images.shaped(1, 14, 7), new Model.Cnn(2, 3, List.of(5)));
    assertStep(images, new Model.ResNet(List.of(1), 2, 0));
    assertStep(images, new Model.ResNet(List.of(1, 1), 2, 1));
  }

  @Test
  void momentumKeepsAShareOfTheVelocityAndDecayAddsTheWeights() {
    assertFourSteps(0.8, 0.05);
  }

  @Test
  void decayAddsTheWeightsWithoutMomentumToo() {
    assertFourSteps(0, 0.05);
  }

  private static void assertFourSteps(double momentum, double weightDecay) {
    ArrayDataSet data = ArrayDataSet.clouds("train", 20, 6, 3);
    Hyperparameters rule =
        new Hyperparameters(0.1, 20, momentum, weightDecay, Hyperparameters.Augmentation.NONE);
    Classification problem = new Classification(data, data, Model.mlp(4), rule, 20);
    try (var dynamics = new StochasticGradientDescent().start(problem, new RandomStreams(3))) {
      double[] expected = widen(dynamics.state().parameters());
      double[] velocity = new double[expected.length];
      for (int step = 1; step <= 4; step++) {
        double[] gradient = new ReferenceNetwork(6, 4, 3).gradient(expected, data);
        for (int i = 0; i < expected.length; i++) {
          velocity[i] = momentum * velocity[i] + gradient[i] + weightDecay * expected[i];
          expected[i] -= 0.1 * velocity[i];
        }
      }
      dynamics.advance(4, 4);
      assertThat(widen(dynamics.state().parameters())).containsExactly(expected, within(1e-6));
    }
  }

  private static void assertStep(ArrayDataSet data, Model model, Integer... widths) {
    assertStep(data, model, new ReferenceNetwork(widths));
  }

  private static void assertStep(ArrayDataSet data, Model model) {
    assertStep(
        data,
        model,
        new ReferenceNetwork(Architecture.layers(model, data.shape(), data.classes())));
  }

  private static void assertStep(ArrayDataSet data, Model model, ReferenceNetwork reference) {
    try (Dynamics<NetworkState> dynamics = start(data, model)) {
      double[] expected = widen(dynamics.state().parameters());
      double[] gradient = reference.gradient(expected, data);
      double largest = 1;
      for (int i = 0; i < expected.length; i++) {
        expected[i] -= STEPSIZE * gradient[i];
        largest = Math.max(largest, Math.abs(gradient[i]));
      }
      dynamics.advance(1, 1);
      assertThat(widen(dynamics.state().parameters()))
          .containsExactly(expected, within(3e-7 * largest));
    }
  }

  /// Minibatches hold the whole set, so the step does not depend on the data order.
  private static Dynamics<NetworkState> start(ArrayDataSet data, Model model) {
    Classification problem = new Classification(data, data, model, STEPSIZE, data.size());
    return new StochasticGradientDescent().start(problem, new RandomStreams(3));
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
