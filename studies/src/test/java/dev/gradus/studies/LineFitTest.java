package dev.gradus.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineFitTest {

  @Test
  void pointsOnALineGiveTheLine() {
    LineFit fit =
        LineFit.of(new double[] {1, 2, 4}, new double[] {5, 7, 11}, new double[] {1, 2, 1});
    assertThat(fit.slope()).isCloseTo(2, within(1e-14));
    assertThat(fit.intercept()).isCloseTo(3, within(1e-14));
  }

  /// With equal errors s at x = -1, 0, 1: var(slope) = s^2 / 2, var(intercept) = s^2 / 3.
  @Test
  void errorsFollowFromThoseOfThePoints() {
    LineFit fit =
        LineFit.of(new double[] {-1, 0, 1}, new double[] {1, 5, 2}, new double[] {0.3, 0.3, 0.3});
    assertThat(fit.slope()).isCloseTo(0.5, within(1e-14));
    assertThat(fit.slopeError()).isCloseTo(0.3 / Math.sqrt(2), within(1e-14));
    assertThat(fit.interceptError()).isCloseTo(0.3 / Math.sqrt(3), within(1e-14));
  }

  /// At x = 0, 1, 2, 3 the slope is (3 (y3 - y0) + y2 - y1) / 10.
  @Test
  void withEqualWeightsTheSlopeDoesNotDependOnTheErrorsButItsErrorDoes() {
    double[] x = {0, 1, 2, 3};
    double[] y = {0, 1, 4, 9};
    LineFit fit = LineFit.equallyWeighted(x, y, new double[] {0.1, 0.5, 0.2, 1});
    assertThat(fit.slope()).isCloseTo(3, within(1e-14));
    assertThat(fit.intercept()).isCloseTo(-1, within(1e-14));
    assertThat(fit.slopeError())
        .isCloseTo(Math.sqrt(9 * 0.01 + 0.25 + 0.04 + 9) / 10, within(1e-14));
    LineFit exact = LineFit.equallyWeighted(x, y, new double[4]);
    assertThat(exact.slope()).isEqualTo(fit.slope());
    assertThat(exact.slopeError()).isZero();
  }

  /// 2,000 samples of unequal errors: the standardised slope has variance 1 to within 5 standard
  /// errors of a variance (false alarm below one in a million).
  @Test
  void standardisedSlopesHaveVarianceOne() {
    SplittableRandom random = new SplittableRandom(11);
    double[] x = {1, 2, 3, 5};
    double[] error = {0.1, 0.5, 0.2, 1};
    int samples = 2000;
    double squares = 0;
    for (int s = 0; s < samples; s++) {
      double[] y = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        y[i] = 3 - x[i] + error[i] * random.nextGaussian();
      }
      LineFit fit = LineFit.of(x, y, error);
      squares += Math.pow((fit.slope() + 1) / fit.slopeError(), 2);
    }
    assertThat(squares / samples).isCloseTo(1, within(5 * Math.sqrt(2.0 / samples)));
  }
}
