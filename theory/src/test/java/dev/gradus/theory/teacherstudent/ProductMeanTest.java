package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductMeanTest {
  private static final double[][] CASES = {
    {0, 0, 1, 0.3, 2}, {0.4, -0.7, 1, 0.5, 0.8}, {1.2, 0.3, 0.5, -0.6, 0.9}, {-0.5, 0.2, 2, 1.3, 1}
  };

  record Pair(Activation g, Activation h) {
    @Override
    public String toString() {
      return g.name() + " and " + h.name();
    }
  }

  static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Activation g : Activations.all()) {
      Activations.all().forEach(h -> pairs.add(new Pair(g, h)));
    }
    return pairs;
  }

  /// Against Simpson's rule over the two normals of which the fields are made, cut where ReLU has
  /// its kink.
  @ParameterizedTest
  @MethodSource("pairs")
  void closedFormsAgreeWithPlainIntegration(Pair pair) {
    for (double[] c : CASES) {
      assertThat(ProductMean.of(pair.g, c[0], pair.h, c[1], c[2], c[3], c[4]))
          .isCloseTo(plain(pair.g, c[0], pair.h, c[1], c[2], c[3], c[4]), within(1e-8));
    }
  }

  private static double plain(
      Activation g, double mx, Activation h, double my, double xx, double xy, double yy) {
    double s = Math.sqrt(xx);
    double rest = Math.sqrt(yy - xy * xy / xx);
    return integral(
        -mx / s,
        z ->
            g.value(mx + s * z)
                * integral(-(my + xy / s * z) / rest, u -> h.value(my + xy / s * z + rest * u)));
  }

  private static double integral(double cut, java.util.function.DoubleUnaryOperator f) {
    double kink = Math.clamp(cut, -9, 9);
    return simpson(-9, kink, f) + simpson(kink, 9, f);
  }

  private static double simpson(double from, double to, java.util.function.DoubleUnaryOperator f) {
    int n = 300;
    double step = (to - from) / n;
    double sum = 0;
    for (int i = 0; i <= n && step > 0; i++) {
      double inside = Math.clamp(from + i * step, from + 1e-12, to - 1e-12);
      double weight = i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * f.applyAsDouble(inside) * OneField.density(inside);
    }
    return sum * step / 3;
  }

  @Test
  void fieldsWithoutVarianceAndCopiesAreFine() {
    Activation relu = Activations.RELU;
    Activation erf = Activations.ERF;
    assertThat(ProductMean.of(relu, 0.5, erf, 0.3, 0, 0, 1))
        .isCloseTo(0.5 * OneField.of(erf, 0.3, 1).mean(), within(1e-15));
    assertThat(ProductMean.of(relu, 0.5, relu, 0.5, 1, 1, 1))
        .isCloseTo(1.25 * OneField.below(0.5) + 0.5 * OneField.density(0.5), within(1e-15));
    assertThat(ProductMean.of(relu, 0.5, relu, -0.5, 1, -1, 1)).isCloseTo(0, within(1e-15));
    assertThat(ProductMean.of(new Sine(), 0.3, erf, 0.1, 1, 0.2, 1))
        .isCloseTo(ProductMean.of(erf, 0.1, new Sine(), 0.3, 1, 0.2, 1), within(1e-12));
  }
}
