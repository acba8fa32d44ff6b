package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OrderParametersTest {
  private static final double[][] IDENTITY = {{1, 0}, {0, 1}};
  private static final double[][] ZERO = {{0, 0}, {0, 0}};
  private static final double[] ONES = {1, 1};

  private static void assertRefused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void matricesOfWrongShapeAreRefused() {
    double[] three = {1, 1, 1};
    assertRefused(
        () -> OrderParameters.of(IDENTITY, ZERO, IDENTITY, ONES, three), "Q: 2 rows", "3 x 3");
    assertRefused(
        () -> OrderParameters.of(IDENTITY, new double[][] {{0}, {0}}, IDENTITY, ONES, ONES),
        "R[0]: 1 numbers",
        "2 x 2");
    assertRefused(
        () -> OrderParameters.of(IDENTITY, ZERO, new double[0][], ONES, ONES), "T: 0 rows");
    assertRefused(
        () -> OrderParameters.of(IDENTITY, ZERO, IDENTITY, new double[0], ONES), "initial.A");
    assertRefused(
        () -> OrderParameters.of(IDENTITY, ZERO, IDENTITY, ONES, new double[0]), "initial.v");
  }

  @Test
  void numbersThatAreNotFiniteOrTooLargeAreRefused() {
    assertRefused(
        () ->
            OrderParameters.of(
                IDENTITY, new double[][] {{0, 0}, {0, Double.NaN}}, IDENTITY, ONES, ONES),
        "initial.R[1][1]: NaN");
    assertRefused(
        () -> OrderParameters.of(IDENTITY, ZERO, IDENTITY, new double[] {1, 1e200}, ONES),
        "initial.A[1]: 1.0E200");
  }

  @Test
  void asymmetricMatricesAreRefused() {
    assertRefused(
        () -> OrderParameters.of(new double[][] {{1, 0.1}, {0, 1}}, ZERO, IDENTITY, ONES, ONES),
        "initial.Q",
        "symmetric");
    assertRefused(
        () -> OrderParameters.of(IDENTITY, ZERO, new double[][] {{1, 0.1}, {0, 1}}, ONES, ONES),
        "initial.T",
        "symmetric");
  }

  /// [[1, 0.9], [0.9, 1]] for the first teacher unit and both students: cosines 0.9 with two
  /// orthogonal vectors cannot be; the eigenvalue is 1 - 0.9 sqrt 2.
  @Test
  void overlapsThatNoWeightsCanHaveAreRefused() {
    assertRefused(
        () ->
            OrderParameters.of(IDENTITY, new double[][] {{0.9, 0}, {0.9, 0}}, IDENTITY, ONES, ONES),
        "eigenvalue -0.27");
    assertThat(Gram.smallestEigenvalue(new double[][] {{1, 0, 0.9}, {0, 1, 0.9}, {0.9, 0.9, 1}}))
        .isCloseTo(1 - 0.9 * Math.sqrt(2), within(1e-14));
  }

  @Test
  void theyAreACopyAndEqualByValue() {
    double[][] q = {{1, 0}, {0, 1}};
    OrderParameters one = OrderParameters.of(q, ZERO, IDENTITY, ONES, ONES);
    q[0][0] = 9;
    assertThat(one.q(0, 0)).isEqualTo(1);
    OrderParameters same = OrderParameters.of(IDENTITY, ZERO, IDENTITY, ONES, ONES);
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
    assertThat(one).isNotEqualTo(OrderParameters.of(q, ZERO, IDENTITY, ONES, ONES));
  }

  /// Means and variances of the drawn entries against those of inner products of Gaussian rows at N
  /// = 7: Q_ii has mean 1 and variance 2 / N, R and Q_ik have mean 0 and variance 1 / N. 5 standard
  /// errors on each of 8 numbers: a false alarm in 2 of 10^5 choices of the seed.
  @Test
  void drawnOrderParametersHaveTheLawOfGaussianWeights() {
    int inputs = 7;
    int count = 100_000;
    RandomStream stream = new RandomStreams(5).stream("initial");
    double[] sum = new double[4];
    double[] squares = new double[4];
    for (int i = 0; i < count; i++) {
      OrderParameters s = OrderParameters.draw(3, 2, inputs, TrainedLayers.FIRST, stream);
      double[] found = {s.q(2, 2) - 1, s.q(1, 2), s.r(2, 1), s.t(1, 1) - 1};
      for (int j = 0; j < found.length; j++) {
        sum[j] += found[j];
        squares[j] += found[j] * found[j];
      }
    }
    double[] variances = {2. / inputs, 1. / inputs, 1. / inputs, 2. / inputs};
    for (int j = 0; j < sum.length; j++) {
      assertThat(sum[j] / count).isCloseTo(0, within(5 * Math.sqrt(variances[j] / count)));
      // The fourth central moment is at most (3 + 12 / N) variances squared.
      double spread = variances[j] * Math.sqrt((2 + 12. / inputs) / count);
      assertThat(squares[j] / count).isCloseTo(variances[j], within(5 * spread));
    }
  }

  @Test
  void theTeacherDoesNotDependOnTheStudent() {
    OrderParameters small = draw(1, TrainedLayers.FIRST);
    OrderParameters large = draw(6, TrainedLayers.BOTH);
    for (int m = 0; m < 3; m++) {
      for (int n = 0; n < 3; n++) {
        assertThat(small.t(m, n)).isEqualTo(large.t(m, n));
      }
      assertThat(large.a(m)).isEqualTo(1);
    }
    assertThat(small.v(0)).isEqualTo(1);
    assertThat(large.v(0)).isNotEqualTo(1);
  }

  private static OrderParameters draw(int student, TrainedLayers layers) {
    return OrderParameters.draw(
        student, 3, 1_000_000_000_000L, layers, new RandomStreams(1).stream("initial"));
  }

  @Test
  void emptyLayersAndTooFewInputsAreRefused() {
    RandomStream stream = new RandomStreams(1).stream("initial");
    assertRefused(
        () -> OrderParameters.draw(0, 1, 10, TrainedLayers.FIRST, stream), "student: 0 found");
    assertRefused(
        () -> OrderParameters.draw(1, -1, 10, TrainedLayers.FIRST, stream), "teacher: -1 found");
    assertRefused(
        () -> OrderParameters.draw(3, 2, 4, TrainedLayers.FIRST, stream),
        "inputs: 4 found",
        "student + teacher = 5");
  }
}
