package dev.gradus.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrayMathTest {

  private static double[] spread(double largest) {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = new double[10_000];
    Arrays.setAll(
        x, i -> (i % 2 == 0 ? 1 : -1) * largest * Math.pow(10, -12 * random.nextDouble()));
    x[0] = 0;
    return x;
  }

  @Test
  void decayIsTheExponentialWithinTwoUnitsInTheLastPlace() {
    double[] x = spread(708);
    double[] y = new double[x.length];
    ArrayMath.decay(x, y, new double[x.length], x.length);
    for (int i = 0; i < x.length; i++) {
      double expected = Math.exp(-Math.abs(x[i]));
      assertThat(y[i]).isCloseTo(expected, within(2 * Math.ulp(expected)));
    }
  }

  @Test
  void growthKeepsItsDigitsNearZero() {
    double[] x = spread(50);
    double[] y = new double[x.length];
    ArrayMath.growth(x, y, new double[x.length], x.length);
    for (int i = 0; i < x.length; i++) {
      double expected = -Math.expm1(-2 * Math.abs(x[i]));
      assertThat(y[i]).isCloseTo(expected, within(3 * Math.ulp(expected)));
    }
  }

  @Test
  void logarithmOfOnePlusIsThatOfTheJdk() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      double u = Math.pow(random.nextDouble(), 1 + i % 30);
      double expected = Math.log1p(u);
      assertThat(ArrayMath.log1p(u)).isCloseTo(expected, within(3 * Math.ulp(expected)));
    }
  }

  @Test
  void whatIsBelowTheSmallestNormalNumberBecomesZero() {
    double[] x = {710, -1e300, Double.MAX_VALUE};
    double[] y = new double[3];
    ArrayMath.decay(x, y, new double[3], 3);
    assertThat(y).containsOnly(0);
    ArrayMath.growth(x, y, new double[3], 3);
    assertThat(y).containsOnly(1);
  }

  /// Against mpmath with 60 digits, far into the left tail.
  @Test
  void normalDistributionIsGoodToOnePartIn1e15() throws IOException {
    for (double[] row : reference()) {
      double x = row[0];
      assertThat(Normal.cdf(x)).as("%s", x).isCloseTo(row[1], within(1e-15 * row[1]));
      assertThat(Normal.density(x)).as("%s", x).isCloseTo(row[2], within(1e-15 * row[2]));
      double[] tail = new double[1];
      double[] weight = new double[1];
      Normal.tails(new double[] {x}, tail, weight, new double[1], 1);
      double cdf = x <= 0 ? tail[0] : 1 - tail[0];
      assertThat(cdf).as("%s", x).isCloseTo(row[1], within(1e-15 * row[1]));
    }
  }

  @Test
  void normalDistributionEndsAtZeroAndOne() {
    assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isOne();
    assertThat(Normal.cdf(Double.NaN)).isNaN();
    assertThat(Normal.density(1e200)).isZero();
  }

  private static List<double[]> reference() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ArrayMathTest.class.getResourceAsStream("normal-cdf.csv")),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }
}
