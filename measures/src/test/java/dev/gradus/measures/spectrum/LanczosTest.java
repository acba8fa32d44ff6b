package dev.gradus.measures.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Curvature;
import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanczosTest {
  private static final double TOLERANCE = 1e-7;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 17, 40, 60})
  void bothEndsAgreeWithTheDenseEigenvalues(int n) {
    double[][] matrix = Operators.symmetric(n, n);
    double[] exact = SymmetricEigen.of(matrix, n).values();
    Arrays.sort(exact);
    SpectrumEnds ends = new Lanczos(TOLERANCE).ends(Operators.dense(matrix));
    assertThat(ends.largest().value()).isCloseTo(exact[n - 1], within(1e-11));
    assertThat(ends.smallest().value()).isCloseTo(exact[0], within(1e-11));
  }

  @Test
  void theDenseSolverAgreesWithTraceNormAndItsOwnEquation() {
    int n = 30;
    double[][] matrix = Operators.symmetric(n, 3);
    SymmetricEigen eigen = SymmetricEigen.of(matrix, n);
    double trace = IntStream.range(0, n).mapToDouble(i -> matrix[i][i]).sum();
    double square = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).map(x -> x * x).sum();
    assertThat(Arrays.stream(eigen.values()).sum()).isCloseTo(trace, within(1e-12 * n));
    assertThat(Arrays.stream(eigen.values()).map(x -> x * x).sum())
        .isCloseTo(square, within(1e-12 * square));
    double[] product = new double[n];
    for (int k = 0; k < n; k++) {
      Operators.dense(matrix).hessianVectorProduct(eigen.vectors()[k], product);
      for (int i = 0; i < n; i++) {
        assertThat(product[i]).isCloseTo(eigen.values()[k] * eigen.vectors()[k][i], within(1e-12));
      }
    }
  }

  @Test
  void thePathGraphHasItsClosedFormAlsoAfterManyRestartsInASmallBasis() {
    int n = 100;
    double largest = 2 - 2 * Math.cos(Math.PI * (n - 1) / n);
    SpectrumEnds ends = new Lanczos(1e-9, 12, 2000).ends(Operators.path(n));
    assertThat(ends.products()).isGreaterThan(60).isLessThan(1000);
    assertThat(ends.largest().value()).isCloseTo(largest, within(1e-9));
    assertThat(ends.smallest().value()).isCloseTo(0, within(1e-9));
  }

  @Test
  void theStatedResidualIsTheTrueOneAndBoundsTheError() {
    double[][] matrix = Operators.wishart(300, 100, 1);
    double[] exact = SymmetricEigen.of(matrix, 100).values();
    for (double tolerance : new double[] {1e-1, 1e-2, 1e-4, 1e-8}) {
      Operators.Counted operator = Operators.dense(matrix);
      Eigenpair pair = new Lanczos(tolerance).largest(operator);
      double[] product = new double[100];
      operator.hessianVectorProduct(pair.vector(), product);
      Vectors.add(-pair.value(), pair.vector(), product);
      assertThat(pair.residual()).isCloseTo(Vectors.norm(product), within(1e-13));
      assertThat(pair.residual()).isLessThanOrEqualTo(tolerance * pair.value() * (1 + 1e-6));
      double nearest =
          Arrays.stream(exact).map(x -> Math.abs(x - pair.value())).min().orElseThrow();
      assertThat(nearest).isLessThanOrEqualTo(pair.residual() + 1e-14);
    }
  }

  @Test
  void theEdgeOfAWishartMatrixIsWhereMarchenkoAndPasturPutIt() {
    // (1 + sqrt(1/4))^2 = 2.25; the Tracy-Widom scale is about 0.02 at this size.
    SpectrumEnds ends = new Lanczos(1e-6).ends(Operators.dense(Operators.wishart(1600, 400, 5)));
    assertThat(ends.largest().value()).isCloseTo(2.25, within(0.1));
    assertThat(ends.smallest().value()).isCloseTo(0.25, within(0.03));
  }

  @Test
  void theAlgebraicallyLargestIsFoundWhereANegativeOneIsLargerInMagnitude() {
    SpectrumEnds ends = new Lanczos(TOLERANCE).ends(Operators.diagonal(-50, 1, 2, 3, -4, 0.5));
    assertThat(ends.largest().value()).isCloseTo(3, within(1e-9));
    assertThat(ends.smallest().value()).isCloseTo(-50, within(1e-9));
  }

  @Test
  void clusteredAndRepeatedEigenvaluesAreNoObstacle() {
    double[] values = new double[500];
    Arrays.setAll(values, i -> i < 5 ? 7 : i < 10 ? 7 - 1e-8 * i : i / 100.0);
    assertThat(new Lanczos(TOLERANCE).largest(Operators.diagonal(values)).value())
        .isCloseTo(7, within(1e-6));
    double[] same = new double[50];
    Arrays.fill(same, -2.5);
    Operators.Counted multiple = Operators.diagonal(same);
    SpectrumEnds ends = new Lanczos(TOLERANCE).ends(multiple);
    assertThat(ends.largest().value()).isCloseTo(-2.5, within(1e-14));
    assertThat(ends.smallest().value()).isCloseTo(-2.5, within(1e-14));
    assertThat(multiple.products).isEqualTo(ends.products()).isEqualTo(1);
  }

  @Test
  void hugeAndTinyScalesComeOutWithTheSameDigits() {
    for (double scale : new double[] {1e-200, 1, 1e200}) {
      double[] values = new double[60];
      Arrays.setAll(values, i -> scale * (i == 3 ? 10 : i / 60.0 - 0.2));
      SpectrumEnds ends = new Lanczos(TOLERANCE).ends(Operators.diagonal(values));
      assertThat(ends.largest().value() / scale).isCloseTo(10, within(1e-10));
      assertThat(ends.smallest().value() / scale).isCloseTo(-0.2, within(1e-7));
    }
  }

  @Test
  void theZeroMatrixHasEndsZero() {
    SpectrumEnds ends = new Lanczos(TOLERANCE).ends(Operators.diagonal(0, 0, 0));
    assertThat(ends.largest().value()).isZero();
    assertThat(ends.smallest().value()).isZero();
    assertThat(ends.largest().residual()).isZero();
  }

  @Test
  void aProductThatIsNotFiniteIsRefusedInOneLine() {
    Operators.Counted broken =
        new Operators.Counted(8, (x, y) -> Arrays.setAll(y, i -> i == 5 ? Double.NaN : 2 * x[i]));
    assertThatThrownBy(() -> new Lanczos(TOLERANCE).ends(broken))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("product 1: NaN found at parameter 5 of 8");
  }

  @Test
  void thePairAtTheLimitOfProductsSaysHowGoodItIs() {
    Eigenpair early = new Lanczos(1e-12, 0, 10).largest(Operators.path(300));
    assertThat(early.residual()).isGreaterThan(1e-6);
    assertThat(early.value()).isBetween(3.0, 4.0);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Lanczos(0)).hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> new Lanczos(0.1, 3, 9)).hasMessageContaining("at least 4");
    assertThatThrownBy(() -> new Lanczos(0.1).largest(Operators.diagonal()))
        .hasMessageContaining("dimension 0");
  }

  @Test
  void theSameOperatorGivesTheSameBits() {
    double[][] matrix = Operators.wishart(300, 100, 1);
    Eigenpair one = new Lanczos(TOLERANCE).largest(Operators.dense(matrix));
    Eigenpair other = new Lanczos(TOLERANCE).largest(Operators.dense(matrix));
    assertThat(one.vector()).isEqualTo(other.vector());
    assertThat(one.value()).isEqualTo(other.value());
  }

  @Test
  void aRoughRelativeSavesProductsAndOneThatMisleadsDoesNoHarm() {
    double[][] matrix = Operators.wishart(300, 100, 1);
    double[][] fewer = Operators.wishart(100, 100, 1);
    double[] exact = SymmetricEigen.of(matrix, 100).values();
    Arrays.sort(exact);
    for (double[][] relative : List.of(fewer, Operators.symmetric(100, 4))) {
      Curvature both = withRough(Operators.dense(matrix), Operators.dense(relative));
      SpectrumEnds ends = new Lanczos(TOLERANCE).ends(both);
      assertThat(ends.largest().value()).isCloseTo(exact[99], within(1e-9));
      assertThat(ends.smallest().value()).isCloseTo(exact[0], within(1e-9));
    }
    double[] spiked = new double[400];
    Arrays.setAll(spiked, i -> i == 0 ? -2 : i == 1 ? 10 : i / 400.0);
    double[] near = spiked.clone();
    near[0] = -1.5;
    near[1] = 9;
    int alone = new Lanczos(1e-3).ends(Operators.diagonal(spiked)).products();
    Curvature guided = withRough(Operators.diagonal(spiked), Operators.diagonal(near));
    assertThat(new Lanczos(1e-3).ends(guided).products()).isLessThanOrEqualTo(alone / 2 + 1);
  }

  private static Curvature withRough(Operators.Counted fine, Operators.Counted rough) {
    return new Curvature() {
      @Override
      public int dimension() {
        return fine.dimension();
      }

      @Override
      public void hessianVectorProduct(double[] direction, double[] product) {
        fine.hessianVectorProduct(direction, product);
      }

      @Override
      public Curvature rough() {
        return rough;
      }
    };
  }

  /// Products in single precision are not symmetric to the tolerance, so the residual is measured.
  @Test
  void theStatedResidualIsTheTrueOneAlsoWhereProductsAreRounded() {
    double[][] matrix = Operators.wishart(300, 100, 1);
    Operators.Counted exact = Operators.dense(matrix);
    Operators.Counted rounded =
        new Operators.Counted(
            100,
            (x, y) -> {
              exact.hessianVectorProduct(x, y);
              Arrays.setAll(y, i -> (float) y[i]);
            });
    Eigenpair pair = new Lanczos(1e-9, 0, 60).largest(rounded);
    double[] product = new double[100];
    rounded.hessianVectorProduct(pair.vector(), product);
    Vectors.add(-pair.value(), pair.vector(), product);
    assertThat(pair.residual()).isCloseTo(Vectors.norm(product), within(1e-12));
  }
}
