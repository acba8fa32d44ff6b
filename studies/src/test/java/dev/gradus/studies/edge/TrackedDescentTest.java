package dev.gradus.studies.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import dev.gradus.nets.DenseNetwork;
import dev.gradus.nets.FullBatchFit;
import dev.gradus.nets.InitialWeights;
import dev.gradus.nets.Momentum;
import dev.gradus.nets.torch.Nonlinearity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrackedDescentTest extends MethodConformance<FullBatchFit, EdgeState> {

  private static FullBatchFit chebyshev(Nonlinearity nonlinearity, int width, double stepsize) {
    TrainingExamples points = TrainingExamples.of("chebyshev-5", 20);
    var weights = new InitialWeights(InitialWeights.Law.XAVIER, 1.9);
    return new FullBatchFit(
        points.inputs(),
        points.targets(),
        new DenseNetwork(1, List.of(width), 1, nonlinearity, weights),
        false,
        stepsize,
        0,
        true);
  }

  @Override
  protected Method<FullBatchFit, EdgeState> method() {
    return new TrackedDescent(Momentum.NONE);
  }

  @Override
  protected FullBatchFit problem() {
    return chebyshev(Nonlinearity.TANH, 20, 0.5);
  }

  @Override
  protected FullBatchFit divergingProblem() {
    return chebyshev(Nonlinearity.RELU, 20, 1e6);
  }

  @Override
  protected List<Probe<? super EdgeState>> probes(FullBatchFit problem) {
    double threshold = Momentum.NONE.stabilityThreshold(problem.stepsize(), 0);
    return List.of(new EdgeProbe(problem.stepsize(), threshold, 1e-4, false, true, true));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.of(0, 1, 10, 40, 80, 200);
  }

  /// A published picture repeated: the windows are those of six copies of the reference run (mean
  /// sharpness over 2/stepsize from step 1200 on, share of steps at which the loss rises).
  @Test
  void theFifthChebyshevPolynomialIsLearntAtTheEdgeOfStability() {
    FullBatchFit problem = chebyshev(Nonlinearity.TANH, 100, 0.5);
    TimeGrid times = TimeGrid.of(IntStream.rangeClosed(0, 100).mapToDouble(i -> 60 * i).toArray());
    Trajectory run = Recorder.run(method(), problem, 2, times, probes(problem));
    double[] sharpness = run.column("sharpness");
    double mean =
        Arrays.stream(sharpness, 20, sharpness.length).map(s -> s / 4).average().orElseThrow();
    assertThat(sharpness[0]).isLessThan(4);
    assertThat(mean).isBetween(0.95, 1.12);
    double rises = run.column("increases")[100] / 6000;
    assertThat(rises).isBetween(0.35, 0.45);
    assertThat(run.column("threshold")).containsOnly(4);
    double[] residual = run.column("sharpness_residual");
    for (int row = 0; row < residual.length; row++) {
      assertThat(residual[row]).isLessThanOrEqualTo(0.05 * sharpness[row]);
      assertThat(run.column("smallest")[row]).isLessThan(sharpness[row]);
    }
  }

  @Test
  void examplesAreTheFirstOfTheSetStandardisedOverAllOfIt() {
    TrainingExamples images = TrainingExamples.of("fashion-mnist-small", 6000);
    double[] square = new double[images.features()];
    for (int i = 0; i < images.inputs().length; i++) {
      square[i % images.features()] += images.inputs()[i] * images.inputs()[i] / 6000.0;
    }
    assertThat(Arrays.stream(square).filter(s -> s > 0).boxed())
        .allSatisfy(s -> assertThat(s).isCloseTo(1, within(1e-3)));
    TrainingExamples few = TrainingExamples.of("fashion-mnist-small", 3);
    assertThat(few.inputs()).isEqualTo(Arrays.copyOf(images.inputs(), 3 * images.features()));
    assertThatThrownBy(() -> TrainingExamples.of("fashion-mnist-small", 60_000))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("examples: 60000 found");
  }
}
