package dev.gradus.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStreams;
import dev.gradus.nets.torch.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void twoClassesNeedOneLogitMoreNeedOneEach() {
    assertThat(Architecture.layers(Model.linear(), List.of(784), 2))
        .containsExactly(new Layer.Dense(784, 1));
    assertThat(Architecture.layers(Model.mlp(200, 100), List.of(1, 28, 28), 10))
        .containsExactly(
            new Layer.Dense(784, 200),
            new Layer.Relu(),
            new Layer.Dense(200, 100),
            new Layer.Relu(),
            new Layer.Dense(100, 10));
  }

  @Test
  void modelsAreNamedAsInReports() {
    assertThat(Model.linear()).hasToString("linear");
    assertThat(Model.mlp(200, 200)).hasToString("mlp-200-200");
  }

  @Test
  void glorotWeightsHaveTheVarianceTwoOverFanInPlusFanOutAndBiasesAreZero() {
    List<Layer> layers = List.of(new Layer.Dense(300, 100), new Layer.Relu());
    float[] parameters =
        Architecture.initial(
            Model.mlp(100), layers, new RandomStreams(1).stream("initial weights"));
    assertThat(parameters).hasSize(30_100);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 30_000; i++) {
      sum += parameters[i];
      squares += parameters[i] * parameters[i];
      assertThat(Math.abs(parameters[i])).isLessThanOrEqualTo((float) Math.sqrt(6.0 / 400));
    }
    // The mean has standard deviation 4e-4, the variance a relative one of sqrt(0.8 / n) = 0.5 %.
    assertThat(sum / 30_000).isCloseTo(0, within(2e-3));
    assertThat(squares / 30_000).isCloseTo(2.0 / 400, within(0.025 * 2.0 / 400));
    assertThat(Arrays.copyOfRange(parameters, 30_000, 30_100)).containsOnly(0f);
  }

  @Test
  void everyEpochShowsEachExampleOnceInAnOrderOfItsOwn() {
    ArrayDataSet data = ArrayDataSet.clouds("train", 23, 2, 2);
    Classification problem = new Classification(data, data, Model.linear(), 0.1, 5);
    DataOrder order = new DataOrder(problem, new RandomStreams(1));
    int[] first = epoch(order, 0);
    int[] second = epoch(order, 1);
    assertThat(problem.stepsPerEpoch()).isEqualTo(5);
    assertThat(order.minibatch(4)).hasSize(3);
    assertThat(first).isNotEqualTo(second).containsExactlyInAnyOrder(second);
    assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 23).toArray());
    assertThat(epoch(new DataOrder(problem, new RandomStreams(1)), 1)).isEqualTo(second);
  }

  private static int[] epoch(DataOrder order, int epoch) {
    return IntStream.range(5 * epoch, 5 * epoch + 5)
        .mapToObj(order::minibatch)
        .flatMapToInt(Arrays::stream)
        .toArray();
  }
}
