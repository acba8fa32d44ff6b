package dev.gradus.theory.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers computed independently of this project: with SciPy (DOP853 and adaptive quadrature) from
/// the same equations.
class QuotedValuesTest {
  private static final double TIGHT = 1e-10; // percent: 1e-12 relative

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 0.01, 40.0568519",
    "0.5, 2, 0.01, 19.3302411",
    "0.1, 1, 0.01, 200.2842597",
    "0.5, 1, 0.1, 15.1315324",
    "0.5, 1, 0.001, 188.0205"
  })
  void timeToConfidenceOfABalancedUnit(double p, double r, double delta, double expected) {
    double time = solution(0.1, 0.1, p, r, Drive.logistic()).timeTo(delta);
    assertThat(time).isCloseTo(expected, withinPercentage(5e-5));
    assertThat(ConfidenceTime.crossEntropy(p, r, 0.1, 0.1, delta))
        .isCloseTo(time, withinPercentage(TIGHT));
  }

  @Test
  void theHingeFinishesInFiniteTime() {
    ModeSolution hinge = solution(0.1, 0.1, 0.5, 1, Drive.hinge());
    assertThat(hinge.finishTime()).isCloseTo(Math.log(100), withinPercentage(TIGHT));
    assertThat(hinge.marginAt(hinge.finishTime())).isCloseTo(1, withinPercentage(TIGHT));
    assertThat(hinge.marginAt(1e9)).isEqualTo(hinge.marginAt(5));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-2, 1.84",
    "1e-4, 1.16",
    "1e-6, 1.086",
    "1e-8, 1.061",
  })
  void lateTimesApproachTheirAsymptoteSlowly(double delta, double ratio) {
    double time = solution(0.1, 0.1, 1, 1, Drive.logistic()).timeTo(delta);
    assertThat(time * 2 * delta * Math.log(1 / delta)).isCloseTo(ratio, withinPercentage(0.3));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-1, 4.565, 17.716",
    "1e-2, 8.996, 26.894",
    "1e-3, 13.582, 36.100",
    "1e-4, 18.186, 45.310"
  })
  void timesGrowWithTheLogarithmOfTheDistanceFromTheSeparatrix(
      double distance, double death, double learning) {
    ModeSolution dies = solution(0.5, -0.5 - distance, 0.5, 1, Drive.logistic());
    assertThat(dies.deaths().getFirst().time()).isCloseTo(death, withinPercentage(0.02));
    ModeSolution learns = solution(0.5, -0.5 + distance, 0.5, 1, Drive.logistic());
    assertThat(learns.timeTo(0.1)).isCloseTo(learning, withinPercentage(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.01, 0.1, 20.35", "2, 0.01, 0.1, 15.13", "3, 0.01, 0.1, 18.42", "4, 0.01, 0.1, 20.95",
    "5, 0.01, 0.1, 22.23", "1, 0.01, 0.01, 205.2", "2, 0.01, 0.01, 40.06", "3, 0.01, 0.01, 29.24",
    "4, 0.01, 0.01, 27.51", "5, 0.01, 0.01, 26.85", "1, 0.1, 0.1, 19.98", "2, 0.1, 0.1, 10.43",
    "3, 0.1, 0.1, 8.30", "4, 0.1, 0.1, 7.06", "5, 0.1, 0.1, 6.16"
  })
  void depthLengthensThePlateauOfSmallStartsAndShortensTheTail(
      int depth, double f0, double delta, double expected) {
    ModeSolution solution = ModeSolution.of(balanced(depth, f0, Drive.logistic()));
    assertThat(solution.timeTo(delta)).isCloseTo(expected, withinPercentage(0.06));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 10.699609, 28.324472",
    "3, 10.033483, 27.096903",
    "10, 8.927529, 23.654490",
  })
  void manyClasses(int classes, double tenth, double hundredth) {
    Drive softmax = Drive.softmax(classes);
    double a = Math.sqrt(0.01 / Math.sqrt(softmax.gain()));
    ModeSolution solution = solution(a, a * Math.sqrt(softmax.gain()), 0.5, 1, softmax);
    assertThat(solution.timeTo(0.1)).isCloseTo(tenth, withinPercentage(1e-5));
    assertThat(solution.timeTo(0.01)).isCloseTo(hundredth, withinPercentage(1e-5));
  }

  @Test
  void deathsOfTheReference() throws IOException {
    for (double[] row : rows("death.csv")) {
      Death death = solution(row[0], row[1], row[2], row[3], Drive.logistic()).deaths().getFirst();
      assertThat(death.tau()).isCloseTo(row[4], withinPercentage(TIGHT));
      assertThat(death.time()).isCloseTo(row[5], withinPercentage(TIGHT));
      assertThat(death.outputWeight()).isCloseTo(row[6], withinPercentage(TIGHT));
      Death hinge = solution(row[0], row[1], row[2], row[3], Drive.hinge()).deaths().getFirst();
      assertThat(hinge.time()).isCloseTo(row[7], withinPercentage(TIGHT));
    }
  }

  @Test
  void inflectionsOfTheReference() throws IOException {
    for (double[] row : rows("inflection.csv")) {
      double k = row[0];
      ModeSolution solution =
          k == 0
              ? solution(0.1, 0.1, 0.5, 1, Drive.logistic())
              : solution(Math.sqrt(2 * k), 0, 0.5, 1, Drive.logistic());
      List<Inflection> found = solution.inflections();
      if (Double.isNaN(row[2])) {
        assertThat(found).isEmpty();
      } else {
        Inflection high = found.getLast();
        assertThat(high.margin()).isCloseTo(row[2], withinPercentage(TIGHT));
        assertThat(high.error()).isCloseTo(row[3], withinPercentage(TIGHT));
        assertThat(found).hasSize(k == 0 ? 1 : 2);
        if (k > 0) {
          assertThat(found.getFirst().margin()).isCloseTo(row[1], withinPercentage(1e-9));
        }
      }
    }
  }

  private static ModeSolution solution(double a, double z, double p, double r, Drive drive) {
    return ModeSolution.of(ModeProblem.of(a, z, p, r, drive));
  }

  static ModeProblem balanced(int depth, double f0, Drive drive) {
    double[] path = new double[depth];
    java.util.Arrays.fill(path, Math.pow(f0, 1.0 / depth));
    return new ModeProblem(new double[][] {path}, 0.5, 1, drive);
  }

  private static double[][] rows(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(QuotedValuesTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line ->
              java.util.Arrays.stream(line.split(",", -1))
                  .mapToDouble(Double::parseDouble)
                  .toArray())
          .toArray(double[][]::new);
    }
  }
}
