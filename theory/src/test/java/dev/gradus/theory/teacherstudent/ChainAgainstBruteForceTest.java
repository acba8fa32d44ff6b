package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainAgainstBruteForceTest {

  private static TeacherStudent problem(int inputs, double noise, OrderParameters initial) {
    return new TeacherStudent(
        Activation.ERF, TrainedLayers.BOTH, 0.5, 0.4, noise, 0.02, 1, inputs, initial);
  }

  /// The same examples, seen by weights in 200 dimensions and by the chain through their
  /// coordinates in the span of these weights.
  @Test
  void coupledByTheSameExamplesBothFollowOnePath() {
    RandomStream stream = new RandomStreams(2).stream("coupled");
    double[][] weights = BruteForce.gaussianWeights(5, 200, stream);
    double[] v = {stream.nextGaussian(), stream.nextGaussian(), stream.nextGaussian()};
    TeacherStudent problem =
        problem(200, 0.1, BruteForce.orderParameters(weights, new double[] {1, 0.7}, v));
    BruteForce sgd = new BruteForce(problem, weights, stream);
    TriangularChain chain = new TriangularChain(problem);
    OrderParameterProbe probe = new OrderParameterProbe(3, 2);
    double[] expected = new double[probe.columns().size()];
    double[] actual = new double[probe.columns().size()];
    for (int step = 1; step <= 40_000; step++) {
      sgd.drawExample();
      assertThat(chain.step(sgd)).isTrue();
      sgd.learn();
      if (step % 1000 == 0) {
        probe.measure(sgd, expected, 0);
        probe.measure(chain, actual, 0);
        assertThat(actual).as("after step %d", step).containsExactly(expected, within(1e-12));
      }
    }
  }

  /// Means and variances over 4000 seeds at N = 20 and at N = 6 = K + M + 1. A bound of 4.5
  /// standard errors on each of 32 numbers gives a false alarm in one of 4600 choices of the seeds.
  @Test
  void drawnIndependentlyBothFollowOneLaw() {
    assertSameLaw(20, 4000);
    assertSameLaw(6, 4000);
  }

  private static void assertSameLaw(int inputs, int seeds) {
    RandomStream stream = new RandomStreams(3).stream("weights");
    double[][] weights = BruteForce.gaussianWeights(5, inputs, stream);
    double[] v = {0.5, -1, 0.8};
    TeacherStudent problem =
        problem(inputs, 0.3, BruteForce.orderParameters(weights, new double[] {1, 1}, v));
    double[] times = {1, 5};
    List<OrderParameterProbe> probes = List.of(new OrderParameterProbe(3, 2));
    List<String> columns = List.of("eg", "Q_0_0", "R_0_0", "v_0");
    double[][] chain = new double[times.length * columns.size()][seeds];
    double[][] sgd = new double[times.length * columns.size()][seeds];
    for (int seed = 0; seed < seeds; seed++) {
      Trajectory trajectory =
          Recorder.run(new ExactChain(), problem, seed, TimeGrid.of(times), probes);
      double[][] own = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
      BruteForce brute =
          new BruteForce(problem, own, new RandomStreams(seed).stream("brute force"));
      long step = 0;
      for (int t = 0; t < times.length; t++) {
        for (; step < Math.round(times[t] * inputs); step++) {
          brute.drawExample();
          brute.learn();
        }
        double[] found = {brute.generalisationError(), brute.q(0, 0), brute.r(0, 0), brute.v(0)};
        for (int c = 0; c < columns.size(); c++) {
          chain[t * columns.size() + c][seed] =
              trajectory.value(t, trajectory.indexOf(columns.get(c)));
          sgd[t * columns.size() + c][seed] = found[c];
        }
      }
    }
    for (int i = 0; i < chain.length; i++) {
      Moments a = Moments.of(chain[i]);
      Moments b = Moments.of(sgd[i]);
      String name = columns.get(i % columns.size()) + " at N = " + inputs;
      double mean = (a.mean - b.mean) / Math.hypot(a.meanError, b.meanError);
      double variance = (a.variance - b.variance) / Math.hypot(a.varianceError, b.varianceError);
      assertThat(Math.abs(mean)).as("mean of %s", name).isLessThan(4.5);
      assertThat(Math.abs(variance)).as("variance of %s", name).isLessThan(4.5);
    }
  }

  private record Moments(double mean, double meanError, double variance, double varianceError) {
    static Moments of(double[] sample) {
      double mean = Arrays.stream(sample).average().orElseThrow();
      double second = Arrays.stream(sample).map(x -> Math.pow(x - mean, 2)).average().orElseThrow();
      double fourth = Arrays.stream(sample).map(x -> Math.pow(x - mean, 4)).average().orElseThrow();
      int n = sample.length;
      return new Moments(
          mean, Math.sqrt(second / n), second, Math.sqrt((fourth - second * second) / n));
    }
  }
}
