package dev.gradus.theory.interpolator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The closed form against gradient descent on drawn examples, and against its own limits.
class InterpolatorLawTest {

  /// Six settings of the specification, d = 600: w_1, s^2 and the error from its formulas.
  @ParameterizedTest
  @CsvSource({
    "150, .1, 0, .2000, .2400, .3732",
    "150, .1, .8, .8, .12, .1084",
    "150, .3, 1, .85, .3475, .3299",
    "60, .2, 0, .06, .1035, .4556",
    "60, .2, .6, .6, .0711, .2073",
    "480, .2, .6, .6, 2.56, .4123",
  })
  void theEndIsTheInterpolator(
      int m, double noise, double initial, double overlap, double rest, double error) {
    Interpolator problem = new Interpolator(600, m, noise, initial, 0);
    InterpolatorState end = InterpolatorFormula.end(problem);
    assertThat(end.overlap()).isCloseTo(overlap, within(5e-5));
    assertThat(end.rest()).isCloseTo(rest, within(5e-5));
    assertThat(end.error()).isCloseTo(error, within(5e-5));
    InterpolatorState late = InterpolatorFormula.at(problem, Double.POSITIVE_INFINITY);
    assertThat(late.overlap()).isCloseTo(end.overlap(), within(1e-10));
    assertThat(late.rest()).isCloseTo(end.rest(), within(1e-10));
    InterpolatorState steps = InterpolatorFormula.at(problem, 100_000);
    assertThat(steps.rest()).isCloseTo(end.rest(), within(1e-8));
    assertThat(steps.loss()).isLessThan(1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0", "0.1, 0.8", "0.3, 1", "0.2, -1"})
  void descentFollowsTheFormulaAtEveryTime(double noise, double initial) {
    Interpolator problem = new Interpolator(300, 75, noise, initial, 0);
    int seeds = 40;
    double[] times = {0, 1, 3, 10, 30, 200};
    double[][] sums = new double[times.length][3];
    double[][] squares = new double[times.length][3];
    for (int seed = 0; seed < seeds; seed++) {
      try (Dynamics<InterpolatorDescent.Model> descent =
          new InterpolatorDescent().start(problem, new RandomStreams(seed))) {
        for (int t = 0; t < times.length; t++) {
          descent.advance(times[t], Long.MAX_VALUE / 2);
          var state = descent.state();
          double[] found = {state.overlap(), state.rest(), state.loss()};
          for (int i = 0; i < 3; i++) {
            sums[t][i] += found[i] / seeds;
            squares[t][i] += found[i] * found[i] / seeds;
          }
        }
      }
    }
    for (int t = 0; t < times.length; t++) {
      InterpolatorState formula = InterpolatorFormula.at(problem, times[t]);
      double[] expected = {formula.overlap(), formula.rest(), formula.loss()};
      for (int i = 0; i < 3; i++) {
        double variance = Math.max(0, squares[t][i] - sums[t][i] * sums[t][i]);
        // 72 comparisons at 4.5 standard errors: a false alarm in 2,000 seeds; the share of 1/d is
        // what d = 300 may differ from many inputs.
        double allowed = 4.5 * Math.sqrt(variance / seeds) + 2.0 / 300 * Math.abs(expected[i]);
        assertThat(sums[t][i])
            .as("quantity " + i + " at step " + times[t])
            .isCloseTo(expected[i], within(allowed + 1e-12));
      }
    }
  }

  @Test
  void fewExamplesLeaveTheStartUnlessItIsBlind() {
    // d = 4000, m = 100, eta = 0.1: eta from the simple classifier, 1 - eta from its opposite.
    assertThat(InterpolatorFormula.end(new Interpolator(4000, 100, 0.1, 1, 0)).error())
        .isCloseTo(0.1, within(1e-3));
    assertThat(InterpolatorFormula.end(new Interpolator(4000, 100, 0.1, -1, 0)).error())
        .isCloseTo(0.9, within(1e-3));
  }

  @Test
  void fewExamplesFromNothingTeachLittle() {
    Interpolator problem = new Interpolator(4000, 100, 0.1, 0, 0);
    double formula = InterpolatorFormula.end(problem).error();
    int models = 16;
    double mean = 0;
    double squares = 0;
    for (int seed = 0; seed < models; seed++) {
      try (Dynamics<InterpolatorDescent.Model> descent =
          new InterpolatorDescent().start(problem, new RandomStreams(seed))) {
        descent.advance(25, 25);
        double error = descent.state().error();
        mean += error / models;
        squares += error * error / models;
      }
    }
    double deviation = Math.sqrt((squares - mean * mean) * models / (models - 1));
    // One model's error varies by 0.0034, so the mean of 16 by 0.0009; 4.5 of these for a false
    // alarm in 10,000 seeds (Student's t). docs/notes/interpolator.md
    assertThat(deviation).isBetween(0.0015, 0.006);
    assertThat(mean).isCloseTo(formula, within(4.5 * deviation / Math.sqrt(models)));
    // A simulation made apart from this project gave 0.456: one model, two deviations.
    assertThat(formula).isCloseTo(0.456, within(2 * 0.0034));
  }

  @Test
  void theSimpleClassifierItselfErrsAsOftenAsLabelsAreWrong() {
    InterpolatorState start = InterpolatorFormula.at(new Interpolator(50, 10, 0.2, 1, 0), 0);
    assertThat(start.error()).isCloseTo(0.2, within(1e-15));
    assertThat(start.information())
        .isCloseTo(1 + (0.2 * Math.log(0.2) + 0.8 * Math.log(0.8)) / Math.log(2), within(1e-14));
    assertThat(InterpolatorFormula.at(new Interpolator(50, 10, 0.2, 0, 0), 0).error())
        .isEqualTo(0.5);
    assertThat(InterpolatorFormula.at(new Interpolator(50, 10, 0, 1, 0), 0).information())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10, .1, 0, 0",
    "10, 0, .1, 0, 0",
    "10, 5, .6, 0, 0",
    "10, 5, .1, NaN, 0",
    "10, 5, .1, 0, -1"
  })
  void whatIsNoSuchProblemIsRefused(int d, int m, double noise, double initial, double stepsize) {
    assertThatThrownBy(() -> new Interpolator(d, m, noise, initial, stepsize))
        .isInstanceOf(InputException.class);
  }
}
