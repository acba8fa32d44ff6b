package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArcsineTest {

  @Test
  void itAgreesWithTheLibraryToRounding() {
    for (int i = -100_000; i <= 100_000; i++) {
      double x = i / 100_000.;
      assertThat(Math.abs(Arcsine.of(x) - Math.asin(x)))
          .isLessThanOrEqualTo(2 * Math.ulp(Math.asin(x)));
    }
    for (double x = 1; x > 1e-150; x /= 7) {
      assertThat(Arcsine.of(x)).isCloseTo(Math.asin(x), within(1e-15 * x));
      assertThat(Arcsine.of(1 - x)).isCloseTo(Math.asin(1 - x), within(5e-16));
    }
  }

  @Test
  void beyondOneItReturns() {
    assertThat(Arcsine.of(1)).isEqualTo(0.5 * Math.PI);
    assertThat(Arcsine.of(1 + 1e-15)).isCloseTo(0.5 * Math.PI, within(1e-7));
    assertThat(Arcsine.of(-1 - 1e-15)).isCloseTo(-0.5 * Math.PI, within(1e-7));
  }

  @Test
  void manyTogetherGiveTheSameBits() {
    double[] x = new double[1003];
    Arrays.setAll(x, i -> Math.sin(i));
    double[] y = x.clone();
    new Arcsine(1000).replace(y, 1000);
    for (int i = 0; i < x.length; i++) {
      assertThat(y[i]).isEqualTo(i < 1000 ? Arcsine.of(x[i]) : x[i]);
    }
  }
}
