package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChiSamplerTest {
  private static final int DRAWS = 200_000;

  /// The bound is there for speed alone.
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 100, 1000, 1_000_000})
  void theBoundAcceptsNothingThatTheLogarithmsWouldNot(int degrees) {
    ChiSampler sampler = new ChiSampler(degrees);
    RandomStream stream = new RandomStreams(3).stream("chi");
    RandomStream same = new RandomStreams(3).stream("chi");
    for (int i = 0; i < DRAWS; i++) {
      double norm = sampler.sample(stream.nextGaussian(), stream);
      assertThat(norm).isEqualTo(byLogarithmsAlone(degrees, same));
    }
  }

  /// Marsaglia and Tsang's method without any bound.
  private static double byLogarithmsAlone(int degrees, RandomStream stream) {
    double d = 0.5 * degrees - 1. / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = stream.nextGaussian();
      double root = Math.fma(c, x, 1);
      if (root <= 0) {
        continue;
      }
      double cube = root * root * root;
      double logarithm = Math.log(stream.nextDouble());
      if (logarithm < 0.5 * x * x + d * (1 - cube + Math.log(cube))) {
        return Math.sqrt(2 * d) * Math.sqrt(cube);
      }
    }
  }

  /// The mean square is n with variance 2 n / draws, the mean fourth power n (n + 2); both within
  /// five standard errors, so that a false alarm has a probability of 1e-5 over all degrees.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void squaresHaveTheMomentsOfChiSquared(int degrees) {
    ChiSampler sampler = new ChiSampler(degrees);
    RandomStream stream = new RandomStreams(4).stream("chi");
    double second = 0;
    double fourth = 0;
    for (int i = 0; i < DRAWS; i++) {
      double norm = sampler.sample(stream.nextGaussian(), stream);
      second += norm * norm / DRAWS;
      fourth += norm * norm * norm * norm / DRAWS;
    }
    double n = degrees;
    double deviation = Math.sqrt(2 * n);
    double eighth = n * (n + 2) * (n + 4) * (n + 6);
    double deviationOfFourth = Math.sqrt(eighth - n * n * (n + 2) * (n + 2));
    double unit = 5 / Math.sqrt(DRAWS);
    assertThat(second).isCloseTo(n, within(unit * deviation));
    assertThat(fourth).isCloseTo(n * (n + 2), within(unit * deviationOfFourth));
  }
}
