package dev.gradus.measures.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Curves of single modes, integrated here by Euler steps of 1e-4.
class ModeFitTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 0.01, 2",
    "0.5, 0.3, 0.01, 2",
    "0.05, 0.3, 0.1, 2",
    "0.2, 0.5, 0.02, 2",
    "0.3, 0.4, -2.1972, 10",
    "0.4, 1.5, 0.0, 2"
  })
  void rateAndTimesOfAModeAreFoundAgain(double rate, double k, double start, int classes) {
    double shift = Math.log(classes - 1.0);
    double step = 0.1 / rate;
    int n = 250;
    double[] t = new double[n];
    double[] f = new double[n];
    double now = start;
    for (int i = 0; i < n; i++) {
      t[i] = i * step;
      f[i] = now;
      for (int s = 0; s < 1000; s++) {
        double m = now + shift;
        now += step * 1e-3 * 2 * rate * Math.sqrt(m * m + k * k) / (1 + Math.exp(now));
      }
    }
    ModeFit fit = ModeFit.of(t, f, classes);
    assertThat(fit.isFitted()).isTrue();
    assertThat(fit.rate()).isCloseTo(rate, within(0.02 * rate));
    assertThat(fit.k()).isCloseTo(k, within(0.02 + 0.1 * k));
    assertThat(fit.residual()).isLessThan(0.05);
    assertThat(fit.time(f[50], f[120]) / (t[120] - t[50])).isCloseTo(1, within(0.02));
  }

  @Test
  void nothingIsFittedWhereThereAreTooFewPointsOrNoGrowth() {
    ModeFit few = ModeFit.of(new double[] {0, 1, 2}, new double[] {0, 1, 2}, 2);
    assertThat(few.isFitted()).isFalse();
    assertThat(few.points()).isEqualTo(2);
    ModeFit falling =
        ModeFit.of(new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, -1, -2, -3, -4, -5}, 2);
    assertThat(falling.isFitted()).isFalse();
  }
}
