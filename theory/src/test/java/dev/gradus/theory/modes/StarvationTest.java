package dev.gradus.theory.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.theory.modes.Features.Pattern;
import dev.gradus.theory.modes.Starvation.Moment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers from SciPy (DOP853), from the same equations.
class StarvationTest {
  private static final double ONE_PERCENT_LEFT = Math.log(99);

  @ParameterizedTest
  @CsvSource({
    "0.05, 0.2160, 0.2298",
    "0.1, 0.4109, 0.4595",
    "0.3, 1.0788, 1.3785",
    "0.5, 1.6783, 2.2976",
    "0.9, 3.2000, 4.1356"
  })
  void theRareFeatureStaysBelowItsBound(double lambda, double rare, double bound) {
    Starvation problem = start(lambda, 1, Drive.logistic());
    Moment moment = problem.whenReached(problem.cooccurring(), 0, ONE_PERCENT_LEFT);
    assertThat(moment.rare()).isCloseTo(rare, within(6e-5));
    assertThat(moment.bound()).isCloseTo(bound, within(6e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 1.0, 59747.78316, 25.4904622", "0.1, 1.5, 776235392.7, 33.8005628",
    "0.3, 2, 8061.719912, 25.2086163", "0.5, 2, 141.5699033, 20.8050684"
  })
  void onlyCooccurrenceStarves(double lambda, double target, double together, double apart) {
    Starvation problem = start(lambda, 1, Drive.logistic());
    assertThat(problem.whenReached(problem.cooccurring(), 1, target).time())
        .isCloseTo(together, withinPercentage(1e-6));
    assertThat(problem.whenReached(problem.disjoint(), 1, target).time())
        .isCloseTo(apart, withinPercentage(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.1114626", "1, 0.4108890", "2, 1.2921560", "3, 2.2584289"})
  void aSalientFeatureIsNotStarved(double ratio, double rare) {
    Starvation problem = start(0.1, ratio, Drive.logistic());
    assertThat(problem.whenReached(problem.cooccurring(), 0, ONE_PERCENT_LEFT).rare())
        .isCloseTo(rare, within(1e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 0.0487936",
    "0.1, 0.0953247",
    "0.2, 0.1822761",
    "0.3, 0.2618130",
    "0.5, 0.4007441",
    "0.7, 0.5154131"
  })
  void theHingeFreezesTheRareFeatureForEver(double lambda, double expected) {
    double c = 1 / Math.sqrt((1 + lambda) * Math.sqrt(1 + lambda * lambda));
    double q = c * c * lambda * lambda;
    double exact = lambda * c / Math.sqrt((-q + Math.sqrt(q * q + 4)) / 2);
    assertThat(exact).isCloseTo(expected, within(6e-8));
    double a = 1e-5;
    Starvation problem =
        new Starvation(
            lambda,
            true,
            new double[] {1, 1},
            0.5,
            new double[] {a},
            new double[] {a * lambda},
            new double[] {a * Math.hypot(1, lambda)},
            Drive.hinge());
    Moment end = problem.whenFrozen(problem.cooccurring());
    assertThat(end.rare()).isCloseTo(exact, withinPercentage(1e-6));
    assertThat(end.frequent()).isCloseTo(1, within(1e-12));
    var later =
        Recorder.run(
            new StarvationFlow(),
            problem,
            0,
            TimeGrid.of(end.time() * 1.01, 1e6),
            List.of(new StarvationProbe()));
    assertThat(later.row(0)[2]).isEqualTo(later.row(1)[2]);
    assertThat(later.row(0)[2]).isCloseTo(end.rare(), withinPercentage(1e-8));
  }

  /// Any norms, shares and units, also where the rare feature begins above its share; under both
  /// losses. Looked at three times each.
  @Test
  void propositionBHoldsForTenThousandRandomStarts() {
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < 10_000; n++) {
      int units = random.nextInt(1, 4);
      double lambda = random.nextDouble(0.01, 0.99);
      double[] norms = {
        Math.exp(random.nextDouble(-0.7, 0.7)), Math.exp(random.nextDouble(-0.7, 0.7))
      };
      double[] frequent = new double[units];
      double[] rare = new double[units];
      double[] weights = new double[units];
      for (int i = 0; i < units; i++) {
        frequent[i] = random.nextDouble(0.01, 0.6);
        double share = n % 2 == 0 ? random.nextDouble() : random.nextDouble(0, 3);
        rare[i] = share * lambda * norms[1] / norms[0] * frequent[i];
        weights[i] = random.nextDouble(0.01, 0.6);
      }
      Drive drive = n % 3 == 0 ? Drive.hinge() : Drive.logistic();
      Starvation problem = new Starvation(lambda, true, norms, 0.5, frequent, rare, weights, drive);
      FeatureFlow.Flow flow = new FeatureFlow.Flow(problem.cooccurring());
      for (double time : new double[] {0.5, 5, 50}) {
        flow.advance(time, Long.MAX_VALUE / 2);
        double bound = new StarvationState(problem, flow, flow).bound();
        assertThat(flow.margin(1)).as("start %d at %s", n, time).isLessThan(bound * (1 + 1e-9));
      }
    }
  }

  @Test
  void severalFeaturesWithTwoOfThemAreTheTwoFeatureModel() {
    Starvation two = start(0.2, 1.5, Drive.logistic());
    Features three =
        new Features(
            new double[] {1, 1.5, 1},
            0.5,
            List.of(new Pattern(0b001, 0.8), new Pattern(0b011, 0.2)),
            new double[][] {{0.1, 0.03, 0}},
            new double[] {Math.hypot(0.1, 0.03)},
            Drive.logistic());
    var flow = new FeatureFlow().start(three, new RandomStreams(0));
    var same = new FeatureFlow().start(two.cooccurring(), new RandomStreams(0));
    flow.advance(30, Long.MAX_VALUE / 2);
    same.advance(30, Long.MAX_VALUE / 2);
    assertThat(flow.state().margin(0)).isCloseTo(same.state().margin(0), withinPercentage(1e-8));
    assertThat(flow.state().margin(1)).isCloseTo(same.state().margin(1), withinPercentage(1e-8));
    assertThat(flow.state().margin(2)).isZero();
  }

  @Test
  void whatCannotBeIsRefusedByItsName() {
    assertThatThrownBy(() -> start(1.5, 1, Drive.logistic()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lambda");
    assertThatThrownBy(() -> start(0.5, -1, Drive.logistic()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("norms[1]");
    assertThatThrownBy(() -> start(0.5, 1, Drive.squared()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("loss");
  }

  private static Starvation start(double lambda, double ratio, Drive drive) {
    double rare = 0.1 * lambda * Math.abs(ratio);
    return new Starvation(
        lambda,
        true,
        new double[] {1, ratio},
        0.5,
        new double[] {0.1},
        new double[] {rare},
        new double[] {Math.hypot(0.1, rare)},
        drive);
  }
}
