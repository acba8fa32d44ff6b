package dev.gradus.measures.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EigenvalueTrackerTest {
  private static final int N = 120;

  /// A Wishart matrix with a spike that turns and grows, and so passes another that stands still.
  private static double[][] drifting(int step) {
    double[][] matrix = Operators.wishart(480, N, 2);
    double angle = 0.01 * step;
    double grown = 4 + 0.05 * step;
    double[] spike = new double[N];
    spike[0] = Math.cos(angle);
    spike[1] = Math.sin(angle);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        matrix[i][j] += grown * spike[i] * spike[j];
      }
    }
    matrix[2][2] += 6;
    return matrix;
  }

  @Test
  void fourProductsALookFollowADriftingSpikeToATenthOfAPercent() {
    EigenvalueTracker tracker = EigenvalueTracker.ofLargest();
    int looks = 80;
    int late = 0;
    for (int step = 0; step < looks; step++) {
      Operators.Counted operator = Operators.dense(drifting(step));
      double exact = new Lanczos(1e-7).largest(operator).value();
      operator.products = 0;
      Eigenpair pair = tracker.look(operator);
      if (step > 0) {
        assertThat(operator.products).isLessThanOrEqualTo(4);
      }
      double error = Math.abs(pair.value() - exact);
      late += error > 1e-3 * exact ? 1 : 0;
      double[] product = new double[N];
      operator.hessianVectorProduct(pair.vector(), product);
      Vectors.add(-pair.value(), pair.vector(), product);
      assertThat(pair.residual()).isCloseTo(Vectors.norm(product), within(1e-9));
      assertThat(error).isLessThanOrEqualTo(pair.residual() + 1e-9);
    }
    assertThat(late).isZero();
    assertThat(tracker.products()).isLessThan(20 + 4L * looks);
  }

  @Test
  void anOperatorThatStandsStillCostsLess() {
    EigenvalueTracker tracker = EigenvalueTracker.ofSmallest();
    Operators.Counted operator = Operators.diagonal(-3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    tracker.look(operator);
    for (int i = 0; i < 5; i++) {
      tracker.look(operator);
    }
    operator.products = 0;
    Eigenpair pair = tracker.look(operator);
    assertThat(pair.value()).isCloseTo(-3, within(1e-4));
    assertThat(operator.products).isLessThanOrEqualTo(2);
  }

  @Test
  void smallOperatorsAreFollowedExactly() {
    for (int n = 1; n <= 4; n++) {
      EigenvalueTracker tracker = EigenvalueTracker.ofLargest();
      double[][] matrix = Operators.symmetric(n, n);
      tracker.look(Operators.dense(matrix));
      matrix[0][0] += 0.1;
      double[] exact = SymmetricEigen.of(matrix, n).values();
      assertThat(tracker.look(Operators.dense(matrix)).value())
          .isCloseTo(Arrays.stream(exact).max().orElseThrow(), within(1e-3));
    }
  }

  @Test
  void restoredItGoesOnBitForBit() throws IOException {
    EigenvalueTracker tracker = EigenvalueTracker.ofLargest();
    tracker.look(Operators.dense(drifting(0)));
    tracker.look(Operators.dense(drifting(1)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tracker.save(new DataOutputStream(bytes));
    EigenvalueTracker other = EigenvalueTracker.ofLargest();
    other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(other.products()).isEqualTo(tracker.products());
    assertThat(other.look(Operators.dense(drifting(2))).vector())
        .isEqualTo(tracker.look(Operators.dense(drifting(2))).vector());
  }

  @Test
  void aProductThatIsNotFiniteLeavesTheMemoryAsItWas() {
    EigenvalueTracker tracker = EigenvalueTracker.ofLargest();
    tracker.look(Operators.diagonal(1, 2, 5));
    assertThatThrownBy(() -> tracker.look(Operators.diagonal(1, 2, Double.NaN)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("NaN");
    assertThat(tracker.look(Operators.diagonal(1, 2, 5)).value()).isCloseTo(5, within(1e-3));
  }

  /// The best vector stays an exact eigenvector, so no residual of it leads to the one that grows.
  @Test
  void anEigenvalueThatASymmetryHidesIsSeenToOvertake() {
    EigenvalueTracker tracker = EigenvalueTracker.ofLargest();
    for (int step = 0; step < 40; step++) {
      double[] values = new double[N];
      for (int i = 0; i < N; i++) {
        values[i] = i == 0 ? 4 : i == 1 ? 0.15 * step : i / (2.0 * N);
      }
      double exact = Math.max(4, 0.15 * step);
      assertThat(tracker.look(Operators.diagonal(values)).value())
          .isCloseTo(exact, within(1e-3 * exact));
    }
    assertThat(tracker.products()).isLessThan(20 + 4L * 40);
  }

  @Test
  void aLookAfterALargeJumpSpendsMoreThanOneAfterNone() {
    EigenvalueTracker tracker = EigenvalueTracker.ofLargest();
    tracker.look(Operators.dense(drifting(0)));
    Operators.Counted far = Operators.dense(drifting(120));
    double exact = new Lanczos(1e-7).largest(far).value();
    far.products = 0;
    assertThat(tracker.look(far).value()).isCloseTo(exact, within(1e-3 * exact));
    int afterJump = far.products;
    far.products = 0;
    tracker.look(far);
    assertThat(far.products).isLessThan(afterJump);
  }
}
