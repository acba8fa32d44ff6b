package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HalfSpacesTest {
  private static final GaussianAverages RELU = (GaussianAverages) Activations.RELU;

  /// Inner products of the given rows.
  private static double[][] gram(double[]... rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        for (int n = 0; n < rows[i].length; n++) {
          gram[i][j] += rows[i][n] * rows[j][n];
        }
      }
    }
    return gram;
  }

  /// n + 1 variables of equal pairwise correlation 1/2 are differences of independent ones, each
  /// order of which is equally likely: all n are positive with probability 1 / (n + 1).
  @Test
  void fourEquallyCorrelatedFieldsArePositiveWithProbabilityOneFifth() {
    double[][] c = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        c[i][j] = i == j ? 1 : 0.5;
      }
    }
    HalfSpaces half = new HalfSpaces(c);
    assertThat(half.three(0, 1, 2)).isCloseTo(0.25, within(1e-15));
    assertThat(half.four(0, 1, 2, 3)).isCloseTo(0.2, within(1e-13));
  }

  /// For an autoregressive chain with coefficients r, the signs of neighbours: by the symmetry of
  /// each link E[s1 s2 s3 s4] can be had from another split of the pairs too.
  @Test
  void theFourSignsDoNotDependOnTheOrderOfTheFields() {
    double[][] c =
        gram(
            new double[] {1, 0.2, -0.4, 0.3},
            new double[] {0.9, 0.4, -0.1, 0.2},
            new double[] {-0.3, 1, 0.5, 0},
            new double[] {0.1, -0.7, 0.8, 1});
    HalfSpaces half = new HalfSpaces(c);
    double expected = half.fourSigns(0, 1, 2, 3);
    assertThat(half.fourSigns(2, 0, 3, 1)).isCloseTo(expected, within(1e-14));
    assertThat(half.fourSigns(3, 1, 2, 0)).isCloseTo(expected, within(1e-14));
    assertThat(RELU.i4(c, 0, 1, 2, 3)).isCloseTo(RELU.i4(c, 1, 0, 3, 2), within(1e-14));
  }

  private static final double[] ONE = {1, 0.2, -0.4, 0.3};
  private static final double[] TWO = {-0.3, 1, 0.5, 0};
  private static final double[] THREE = {0.1, 0.7, 0.8, 1};

  private static double[] times(double factor, double[] x, double epsilon) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = factor * x[i] + epsilon * (i == 2 ? 1 : -0.5);
    }
    return y;
  }

  /// A field that is another times a factor gives what the other gives at its place.
  @Test
  void coincidentFieldsCountAsOne() {
    double[][] step = gram(ONE, times(3, ONE, 0), TWO, THREE);
    assertThat(RELU.i4(step, 0, 1, 2, 3)).isCloseTo(RELU.i4(step, 0, 0, 2, 3), within(1e-14));
    assertThat(RELU.i4(step, 0, 2, 1, 3)).isCloseTo(3 * RELU.i4(step, 0, 2, 0, 3), within(1e-14));
    double[][] triple = gram(ONE, times(3, ONE, 0), times(0.5, ONE, 0), TWO);
    assertThat(RELU.i4(triple, 0, 1, 2, 3))
        .isCloseTo(0.5 * RELU.i4(triple, 0, 0, 0, 3), within(1e-14));
    double[][] opposite = gram(ONE, times(-3, ONE, 0), TWO, THREE);
    assertThat(RELU.i4(opposite, 0, 1, 2, 3)).isZero();
    assertThat(RELU.i4(opposite, 0, 2, 1, 3)).isZero();
    double[][] nothing = gram(ONE, times(0, ONE, 0), TWO, THREE);
    assertThat(RELU.i4(nothing, 0, 1, 2, 3)).isZero();
    assertThat(RELU.i3(nothing, 1, 0, 2)).isZero();
    assertThat(RELU.j2(nothing, 1, 0)).isZero();
  }

  /// On the way to coincidence the average approaches that of coincident fields in proportion to
  /// the distance, without a jump from rounding.
  @Test
  void nearlyCoincidentFieldsApproachTheLimitInProportion() {
    double[][] limit = gram(ONE, ONE, times(2, ONE, 0), TWO);
    double pair = RELU.i4(gram(ONE, ONE, TWO, THREE), 0, 1, 2, 3);
    double triple = RELU.i4(limit, 0, 1, 2, 3);
    double pairSlope = Double.NaN;
    double tripleSlope = Double.NaN;
    for (double epsilon = 1e-4; epsilon > 2e-7; epsilon /= 10) {
      double nearPair =
          (RELU.i4(gram(ONE, times(1, ONE, epsilon), TWO, THREE), 0, 1, 2, 3) - pair) / epsilon;
      double[][] near = gram(ONE, times(1, ONE, epsilon), times(2, ONE, -epsilon), TWO);
      double nearTriple = (RELU.i4(near, 0, 1, 2, 3) - triple) / epsilon;
      if (!Double.isNaN(pairSlope)) {
        assertThat(nearPair).isCloseTo(pairSlope, within(0.02 * Math.abs(pairSlope) + 1e-3));
        assertThat(nearTriple).isCloseTo(tripleSlope, within(0.02 * Math.abs(tripleSlope) + 1e-3));
      }
      pairSlope = nearPair;
      tripleSlope = nearTriple;
    }
    assertThat(Math.abs(pairSlope)).isBetween(1e-3, 1.0);
  }

  /// A student that starts as copies of the teacher computes what it does: nothing pulls, and only
  /// the label noise moves it.
  @Test
  void copiesOfTheTeacherFeelTheNoiseAlone() {
    double[][] t = gram(ONE, TWO);
    OrderParameters copies = FixedPoints.shared(t, new double[] {1, -0.5}, 5);
    TeacherStudent problem =
        TeacherStudent.of(Activations.RELU, TrainedLayers.BOTH, 0.3, 0.2, 100, copies);
    double[] y = Packing.of(problem).pack(copies);
    double[] derivative = new double[y.length];
    OrderParameterFlow.of(problem).evaluate(0, y, derivative);
    Packing at = Packing.of(problem);
    for (int i = 0; i < 5; i++) {
      for (int k = i; k < 5; k++) {
        double expected = 0.09 * 0.04 * copies.v(i) * copies.v(k) * RELU.j2(copies.gram(), i, k);
        assertThat(derivative[at.q(i, k)]).isCloseTo(expected, within(1e-9));
      }
      assertThat(derivative[at.r(i, 0)]).isCloseTo(0, within(1e-15));
      assertThat(derivative[at.v(i)]).isCloseTo(0, within(1e-15));
    }
  }
}
