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
