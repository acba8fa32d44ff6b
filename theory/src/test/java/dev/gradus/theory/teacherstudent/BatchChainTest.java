package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchChainTest extends MethodConformance<TeacherStudent, OrderParameterState> {

  private static TeacherStudent problem(int batch, int inputs, double second) {
    return new TeacherStudent(
        Activations.ERF,
        TrainedLayers.BOTH,
        0.5,
        second,
        0.2,
        0.02,
        batch,
        inputs,
        OnlineSgdTest.draw(3, 2, inputs));
  }

  /// The same batches, seen by weights in N dimensions and by the chain through their coordinates
  /// in the basis that begins with the weights. (With N <= K + M the chain's basis does not turn.)
  @ParameterizedTest
  @CsvSource({"1, 40", "4, 40", "7, 9", "12, 9", "3, 6"})
  void coupledByTheSameBatchesBothFollowOnePath(int batch, int inputs) {
    TeacherStudent problem = problem(batch, inputs, 0.3);
    double[][] weights =
        SgdWeights.realise(problem.initial(), inputs, new RandomStreams(1).stream("directions"));
    RandomStream stream = new RandomStreams(2).stream("coupled");
    BruteForce sgd = new BruteForce(problem, weights, stream);
    BatchChain chain = new BatchChain(problem, new RandomStreams(0).stream("unused"));
    OrderParameterProbe probe = new OrderParameterProbe(3, 2);
    double[] expected = new double[probe.columns().size()];
    double[] actual = new double[probe.columns().size()];
    for (int step = 1; step <= 2000; step++) {
      double[][] x = BruteForce.gaussianWeights(batch, inputs, stream);
      double[] noise = new double[batch];
      stream.nextGaussians(noise, 0, batch);
      assertThat(chain.step((z, rest, zeta) -> project(weights, x, z[0], rest[0], noise, zeta)))
          .isTrue();
      sgd.learn(x, noise);
      if (step % 100 == 0) {
        probe.measure(sgd, expected, 0);
        probe.measure(chain, actual, 0);
        assertThat(actual).as("after step %d", step).containsExactly(expected, within(1e-11));
      }
    }
  }

  /// Coordinates in the basis that Gram and Schmidt build from weights and then inputs.
  private static void project(
      double[][] weights,
      double[][] x,
      double[][] z,
      double[][] rest,
      double[] noise,
      double[] zeta) {
    int span = weights.length;
    double[][] basis = Arrays.copyOf(weights, span + rest[0].length);
    System.arraycopy(x, 0, basis, span, rest[0].length);
    for (int i = 0; i < basis.length; i++) {
      double[] axis = basis[i].clone();
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          double along = Dense.product(axis, basis[j]);
          for (int n = 0; n < axis.length; n++) {
            axis[n] -= along * basis[j][n];
          }
        }
      }
      double norm = Math.sqrt(Dense.product(axis, axis));
      for (int n = 0; n < axis.length; n++) {
        axis[n] /= norm;
      }
      basis[i] = axis;
    }
    for (int e = 0; e < x.length; e++) {
      for (int j = 0; j < span; j++) {
        z[e][j] = Dense.product(x[e], basis[j]);
      }
      for (int j = 0; j < Math.min(e + 1, rest[0].length); j++) {
        rest[e][j] = Dense.product(x[e], basis[span + j]);
      }
      zeta[e] = noise[e];
    }
  }

  /// Deviations are of order 1 / sqrt N: 1e-3 at N = 10^6. Bound: 5 times that. Without the factor
  /// 1 / 10 in the term of eta^2, the noise part of Q would be off by 0.1.
  @Test
  void atLargeNBatchesFollowTheEquations() {
    TeacherStudent problem = problem(10, 1_000_000, 0.3);
    TimeGrid times = TimeGrid.of(0.5, 1);
    List<OrderParameterProbe> probes = List.of(new OrderParameterProbe(3, 2));
    Trajectory chain = Recorder.run(new ExactChain(), problem, 3, times, probes);
    Trajectory ode = Recorder.run(new OrderParameterOde(), problem, 3, times, probes);
    for (int row = 0; row < times.size(); row++) {
      assertThat(chain.row(row)).containsExactly(ode.row(row), within(5e-3));
    }
  }

  @Test
  void oneInputIsEnoughForWeightsOnALine() throws Exception {
    double[][] one = {{1, 1}, {1, 1}};
    OrderParameters line =
        OrderParameters.of(one, one, one, new double[] {1, 1}, new double[] {1, 1});
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.FIRST, 0.1, 0.1, 1, line);
    try (Dynamics<OrderParameterState> chain =
        new ExactChain().start(problem, new RandomStreams(1))) {
      chain.advance(50, Long.MAX_VALUE / 2);
      assertThat(chain.state().q(0, 1)).isPositive().isFinite();
      assertThat(chain.state().t(0, 1)).isCloseTo(1, within(1e-15));
    }
  }

  @Override
  protected Method<TeacherStudent, OrderParameterState> method() {
    return new ExactChain();
  }

  @Override
  protected TeacherStudent problem() {
    return problem(3, 50, 0.3);
  }

  @Override
  protected TeacherStudent divergingProblem() {
    return problem(3, 50, 1e6);
  }

  @Override
  protected List<Probe<? super OrderParameterState>> probes(TeacherStudent problem) {
    return List.of(new OrderParameterProbe(problem.student(), problem.teacher()));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.onLattice(TimeGrid.logSpaced(0.1, 10, 20), 1. / 50);
  }
}
