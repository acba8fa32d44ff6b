package dev.gradus.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureTest {

  private static double integral(GaussLegendre rule, DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < rule.size(); i++) {
      sum += rule.weight(i) * f.applyAsDouble(rule.node(i));
    }
    return sum;
  }

  private static double mean(GaussHermite rule, DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < rule.size(); i++) {
      sum += rule.weight(i) * f.applyAsDouble(rule.node(i));
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 14, 40})
  void integralsOfPowersAreExact(int n) {
    GaussLegendre rule = GaussLegendre.of(n);
    for (int power = 0; power < 2 * n; power++) {
      int exponent = power;
      assertThat(integral(rule, x -> Math.pow(x, exponent)))
          .isCloseTo(1. / (power + 1), within(1e-15));
    }
  }

  /// The moments of a standard Gaussian variable are 1, 0, 1, 0, 3, 0, 15, 0, 105.
  @ParameterizedTest
  @ValueSource(ints = {5, 6, 31, 64, 200})
  void gaussianMomentsAreExact(int n) {
    double[] moments = {1, 0, 1, 0, 3, 0, 15, 0, 105};
    GaussHermite rule = GaussHermite.of(n);
    for (int power = 0; power < moments.length; power++) {
      int exponent = power;
      assertThat(mean(rule, x -> Math.pow(x, exponent))).isCloseTo(moments[power], within(1e-11));
    }
  }

  @Test
  void meansOfSmoothFunctionsConverge() {
    assertThat(mean(GaussHermite.of(64), x -> Math.cos(2 * x)))
        .isCloseTo(Math.exp(-2), within(1e-14));
    assertThat(integral(GaussLegendre.of(14), Math::exp)).isCloseTo(Math.E - 1, within(1e-15));
  }

  @Test
  void countsOfNodesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> GaussHermite.of(0)).hasMessageContaining("0 nodes");
    assertThatThrownBy(() -> GaussHermite.of(201)).hasMessageContaining("201 nodes");
  }
}
