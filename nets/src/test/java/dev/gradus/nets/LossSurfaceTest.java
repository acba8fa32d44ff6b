package dev.gradus.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.nets.torch.Nonlinearity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LossSurfaceTest {
  private final RandomStream random = new RandomStreams(3).stream("test");

  private double[] gaussian(int length) {
    double[] values = new double[length];
    random.nextGaussians(values, 0, length);
    return values;
  }

  private FullBatchFit classification(Nonlinearity nonlinearity, int examples) {
    float[] inputs = new float[4 * examples];
    float[] targets = new float[3 * examples];
    for (int i = 0; i < examples; i++) {
      targets[3 * i + i % 3] = 1;
      for (int k = 0; k < 4; k++) {
        inputs[4 * i + k] = (float) random.nextGaussian();
      }
    }
    var network = new DenseNetwork(4, List.of(5), 3, nonlinearity, InitialWeights.uniform());
    return new FullBatchFit(inputs, targets, network, true, 0.1, 0, true);
  }

  /// Two channels of 5 x 4 pixels, so that the pooling leaves a row out.
  private FullBatchFit images(Nonlinearity nonlinearity) {
    float[] inputs = new float[40 * 6];
    float[] targets = new float[3 * 6];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < 6; i++) {
      targets[3 * i + i % 3] = 1;
    }
    var convolutions = new DenseNetwork.Convolutions(List.of(2, 5, 4), List.of(3, 2));
    var network =
        new DenseNetwork(40, convolutions, List.of(4), 3, nonlinearity, InitialWeights.uniform());
    return new FullBatchFit(inputs, targets, network, true, 0.1, 0, true);
  }

  /// A convolution with one tap, a mean over 2 x 2 pixels and one output, by hand.
  @Test
  void aConvolutionIsWhatItsDefinitionSays() {
    float[] image = {1, 2, 3, 4};
    var convolutions = new DenseNetwork.Convolutions(List.of(1, 2, 2), List.of(1));
    var network =
        new DenseNetwork(
            4, convolutions, List.of(), 1, Nonlinearity.IDENTITY, InitialWeights.uniform());
    FullBatchFit problem = new FullBatchFit(image, new float[] {0}, network, false, 0.1, 0, true);
    double[] parameters = new double[9 + 1 + 1 + 1];
    parameters[4] = 2; // the middle
    parameters[5] = 1; // its right neighbour
    parameters[10] = 3;
    try (LossSurface surface = new LossSurface(problem)) {
      assertThat(surface.dimension()).isEqualTo(12);
      surface.moveTo(parameters);
      double output = 3 * ((2 * 1 + 2) + 2 * 2 + (2 * 3 + 4) + 2 * 4) / 4.0;
      assertThat(surface.gradient(new double[12]))
          .isCloseTo(output * output / 2, within(1e-12 * output * output));
    }
    assertThatThrownBy(() -> new DenseNetwork.Convolutions(List.of(4), List.of(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected images");
    assertThatThrownBy(() -> new DenseNetwork.Convolutions(List.of(1, 2, 2), List.of(1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("too many");
  }

  /// ReLU-like kinks have no second derivative there, so only smooth ones are differenced.
  @ParameterizedTest
  @EnumSource(names = {"TANH", "SOFTPLUS", "GELU", "SILU", "SIGMOID", "IDENTITY"})
  void productsAreTheDifferencesOfGradientsAndGradientsThoseOfLosses(Nonlinearity nonlinearity) {
    for (FullBatchFit problem :
        List.of(
            classification(nonlinearity, 7),
            images(nonlinearity),
            Chebyshev.fit(nonlinearity, 0.1, true))) {
      try (LossSurface surface = new LossSurface(problem)) {
        int n = surface.dimension();
        double[] at = gaussian(n);
        double[] direction = gaussian(n);
        double[] product = new double[n];
        double[] gradient = new double[n];
        surface.moveTo(at);
        surface.hessianVectorProduct(direction, product);
        surface.gradient(gradient);
        double step = 1e-5;
        double[] ahead = new double[n];
        double[] behind = new double[n];
        surface.moveTo(moved(at, direction, step));
        double lossAhead = surface.gradient(ahead);
        surface.moveTo(moved(at, direction, -step));
        double lossBehind = surface.gradient(behind);
        double slope = 0;
        for (int i = 0; i < n; i++) {
          slope += gradient[i] * direction[i];
          assertThat(product[i])
              .isCloseTo(
                  (ahead[i] - behind[i]) / (2 * step), within(1e-7 + 1e-8 * Math.abs(product[i])));
        }
        assertThat(slope).isCloseTo((lossAhead - lossBehind) / (2 * step), within(1e-7));
      }
    }
  }

  private static double[] moved(double[] from, double[] direction, double step) {
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += step * direction[i];
    }
    return to;
  }

  @ParameterizedTest
  @EnumSource
  void theHessianIsSymmetricAndKnowsNothingOfItsLastProduct(Nonlinearity nonlinearity) {
    try (LossSurface surface = new LossSurface(classification(nonlinearity, 20))) {
      int n = surface.dimension();
      surface.moveTo(gaussian(n));
      double[] x = gaussian(n);
      double[] y = gaussian(n);
      double[] hx = new double[n];
      double[] hy = new double[n];
      surface.hessianVectorProduct(x, hx);
      surface.hessianVectorProduct(y, hy);
      double xhy = 0;
      double yhx = 0;
      for (int i = 0; i < n; i++) {
        xhy += x[i] * hy[i];
        yhx += y[i] * hx[i];
      }
      assertThat(xhy).isCloseTo(yhx, within(1e-10));
      double[] again = new double[n];
      surface.hessianVectorProduct(x, again);
      assertThat(again).isEqualTo(hx);
    }
  }

  @Test
  void theGradientOfManyChunksIsTheMeanOverAllExamples() {
    // 2500 copies of 5 examples: three chunks, and the loss of the five.
    FullBatchFit few = classification(Nonlinearity.TANH, 5);
    float[] inputs = new float[few.inputs().length * 500];
    float[] targets = new float[few.targets().length * 500];
    for (int copy = 0; copy < 500; copy++) {
      System.arraycopy(few.inputs(), 0, inputs, copy * 20, 20);
      System.arraycopy(few.targets(), 0, targets, copy * 15, 15);
    }
    FullBatchFit many = new FullBatchFit(inputs, targets, few.network(), true, 0.1, 0, false);
    try (LossSurface one = new LossSurface(few);
        LossSurface other = new LossSurface(many)) {
      double[] at = gaussian(one.dimension());
      double[] gradient = new double[at.length];
      double[] manyGradient = new double[at.length];
      double[] product = new double[at.length];
      double[] manyProduct = new double[at.length];
      one.moveTo(at);
      other.moveTo(at);
      assertThat(other.gradient(manyGradient)).isCloseTo(one.gradient(gradient), within(1e-5));
      one.hessianVectorProduct(at, product);
      other.hessianVectorProduct(at, manyProduct);
      for (int i = 0; i < at.length; i++) {
        assertThat(manyGradient[i]).isCloseTo(gradient[i], within(1e-5));
        assertThat(manyProduct[i]).isCloseTo(product[i], within(1e-5));
      }
      assertThat(other.accuracy()).isEqualTo(one.accuracy());
    }
  }

  @Test
  void problemsThatDoNotFitAreRefusedInOneLine() {
    var network = new DenseNetwork(2, List.of(3), 1, Nonlinearity.TANH, InitialWeights.uniform());
    assertThatThrownBy(
            () -> new FullBatchFit(new float[3], new float[1], network, false, 0.1, 0, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected 2 and 1 for each");
    float[] broken = {1, Float.NaN};
    assertThatThrownBy(() -> new FullBatchFit(broken, new float[1], network, false, 0.1, 0, true))
        .hasMessageContaining("inputs: NaN found in example 0");
    float[] fine = {1, 2};
    assertThatThrownBy(() -> new FullBatchFit(fine, new float[1], network, false, 0, 0, true))
        .hasMessageContaining("stepsize: 0.0");
    assertThatThrownBy(() -> new FullBatchFit(fine, new float[1], network, false, 1, 1, true))
        .hasMessageContaining("momentum: 1.0");
    assertThatThrownBy(
            () -> new DenseNetwork(2, List.of(0), 1, Nonlinearity.TANH, InitialWeights.uniform()))
        .hasMessageContaining("hidden layers [0]");
  }

  @Test
  void weightsStartWithTheVarianceOfTheirLaw() {
    List<int[]> shapes = List.of(new int[] {200, 100}, new int[] {3, 200});
    double[] uniform = InitialWeights.uniform().draw(shapes, random);
    double[] xavier = new InitialWeights(InitialWeights.Law.XAVIER, 2).draw(shapes, random);
    assertThat(uniform).hasSize(20_803).hasSameSizeAs(xavier);
    // Standard errors of these variances over 20,000 numbers: 0.6 % and 1 %.
    assertThat(variance(uniform, 20_200)).isCloseTo(1.0 / 300, within(1.2e-4));
    assertThat(variance(xavier, 20_000)).isCloseTo(4 * 2.0 / 300, within(1.4e-3));
    assertThat(java.util.Arrays.copyOfRange(xavier, 20_000, 20_200)).containsOnly(0);
    assertThatThrownBy(() -> new InitialWeights(InitialWeights.Law.XAVIER, 0))
        .hasMessageContaining("gain: 0.0");
  }

  private static double variance(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i] * values[i];
    }
    return sum / count;
  }

  @Test
  void thresholdsAreThoseOfAQuadratic() {
    assertThat(Momentum.NONE.stabilityThreshold(0.1, 0.9)).isEqualTo(20);
    assertThat(Momentum.POLYAK.stabilityThreshold(0.1, 0.9)).isCloseTo(38, within(1e-12));
    assertThat(Momentum.NESTEROV.stabilityThreshold(0.1, 0.9)).isCloseTo(38 / 2.8, within(1e-12));
  }

  @Test
  void manyExamplesHaveARoughHessianOnATenthOfThem() {
    FullBatchFit problem = classification(Nonlinearity.TANH, 5000);
    try (var few = new FullBatchDescent(Momentum.NONE).start(problem, new RandomStreams(1));
        LossSurface tenth = new LossSurface(problem.everySoManieth(10))) {
      FullBatchState state = few.state();
      int n = state.dimension();
      few.advance(3, 3);
      tenth.moveTo(state.parameters());
      double[] direction = gaussian(n);
      double[] product = new double[n];
      double[] expected = new double[n];
      state.rough().hessianVectorProduct(direction, product);
      tenth.hessianVectorProduct(direction, expected);
      assertThat(product).isEqualTo(expected);
      state.hessianVectorProduct(direction, expected);
      double error = 0;
      double size = 0;
      for (int i = 0; i < n; i++) {
        error += (product[i] - expected[i]) * (product[i] - expected[i]);
        size += expected[i] * expected[i];
      }
      assertThat(Math.sqrt(error / size)).isBetween(1e-6, 0.8);
    }
    FullBatchFit small = classification(Nonlinearity.TANH, 100);
    try (var all = new FullBatchDescent(Momentum.NONE).start(small, new RandomStreams(1))) {
      assertThat(all.state().rough()).isSameAs(all.state());
    }
  }
}
