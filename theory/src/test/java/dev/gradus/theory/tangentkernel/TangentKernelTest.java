package dev.gradus.theory.tangentkernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The toy of two features of Pezeshki et al. (arXiv 2011.09468), with fixed points computed
/// independently, and laws of any problem.
class TangentKernelTest {
  static TangentKernel toy(double first, double weightDecay, double decoupling) {
    double large = Math.sqrt(0.75);
    return new TangentKernel(
        new double[][] {{large, -0.5}, {0.5, large}},
        new double[] {first, 2},
        new double[2],
        weightDecay,
        decoupling);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 6.12044, 1.63997",
    "3, 7.06815, 1.58311",
    "4, 7.81205, 1.46681",
    "5, 8.46519, 1.32902",
    "6, 9.07102, 1.18534"
  })
  void underWeightDecayAStrongerFirstFeatureStarvesTheSecond(
      double strength, double first, double second) {
    FixedPoint end = FixedPoint.of(toy(strength, 0.01, 0));
    assertThat(end.responses()[0]).isCloseTo(first, within(6e-6));
    assertThat(end.responses()[1]).isCloseTo(second, within(6e-6));
  }

  @Test
  void theSecondFeatureGainsWhereTheFirstIsWeak() {
    assertThat(FixedPoint.of(toy(0.5, 0.01, 0)).responses()[1]).isCloseTo(1.2406, within(6e-5));
    assertThat(FixedPoint.of(toy(12, 0.01, 0)).responses()[1]).isCloseTo(0.5414, within(6e-5));
  }

  @Test
  void decouplingGivesEveryExampleTheSameMarginWhateverTheStrengths() {
    assertThat(FixedPoint.sharedMargin(0.002)).isCloseTo(4.665120, within(5e-7));
    for (double strength : new double[] {0.1, 2, 6, 50}) {
      FixedPoint end = FixedPoint.of(toy(strength, 0, 0.002));
      assertThat(end.responses()[0]).isCloseTo(6.372673, within(6e-7));
      assertThat(end.responses()[1]).isCloseTo(1.707553, within(6e-7));
    }
    for (double decoupling : new double[] {1e-12, 0.1, 1, 1e6}) {
      double margin = FixedPoint.sharedMargin(decoupling);
      assertThat(decoupling * margin * (1 + Math.exp(margin))).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void flowAndDescentEndAtTheFixedPoint() {
    for (TangentKernel problem : new TangentKernel[] {toy(4, 0.1, 0), toy(4, 0.05, 0.02)}) {
      double[] end = FixedPoint.of(problem).responses();
      Dynamics<Responses> flow = new KernelFlow().start(problem, new RandomStreams(0));
      Dynamics<Responses> descent = new KernelDescent(0.05).start(problem, new RandomStreams(0));
      flow.advance(400, Long.MAX_VALUE);
      descent.advance(400, Long.MAX_VALUE);
      assertThat(flow.state().responses()).containsExactly(end, within(1e-8));
      assertThat(descent.state().responses()).containsExactly(end, within(1e-8));
    }
  }

  /// The dual of Legendre: alpha = sigma(-m), and theta = Phi^T Y alpha / w, that is m = Y K Y
  /// alpha / w.
  @Test
  void theDualVariablesReproduceTheMargins() {
    SplittableRandom random = new SplittableRandom(3);
    int n = 12;
    double[][] features = new double[n][5];
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextBoolean() ? 1 : -1;
      Arrays.setAll(features[i], j -> random.nextGaussian());
    }
    double[][] kernel = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < 5; k++) {
          kernel[i][j] += features[i][k] * features[j][k];
        }
      }
    }
    FixedPoint end = FixedPoint.of(TangentKernel.of(kernel, labels, 0.01, 0));
    for (int i = 0; i < n; i++) {
      double margin = 0;
      for (int j = 0; j < n; j++) {
        margin += labels[i] * labels[j] * kernel[i][j] * end.alpha()[j] / 0.01;
      }
      assertThat(end.margins()[i]).isCloseTo(margin, within(1e-8));
    }
  }

  @Test
  void whatIsNoKernelIsRefused() {
    double[] labels = {1, -1};
    assertThatThrownBy(() -> TangentKernel.of(new double[][] {{1, 2}, {3, 1}}, labels, 0, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("symmetric");
    assertThatThrownBy(() -> TangentKernel.of(new double[][] {{1, 2}, {2, 1}}, labels, 0, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("negative eigenvalue");
    assertThatThrownBy(() ->
            new TangentKernel(
                new double[][] {{1, 1}, {0, 1}}, new double[] {1, 1}, new double[2], 0, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("orthonormal");
    assertThatThrownBy(() -> FixedPoint.of(toy(1, 0, 0))).isInstanceOf(InputException.class);
  }
}
