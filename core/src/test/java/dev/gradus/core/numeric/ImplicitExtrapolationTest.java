package dev.gradus.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImplicitExtrapolationTest {
  /// Robertson's chemical kinetics, with rates from 0.04 to 3e7.
  private static final VectorField ROBERTSON =
      (t, y, f) -> {
        f[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
        f[2] = 3e7 * y[1] * y[1];
        f[1] = -f[0] - f[2];
      };

  /// The solution at t = 40 in Hairer and Wanner's test set.
  @Test
  void robertsonsReactionEndsWhereItIsKnownTo() {
    ImplicitExtrapolation solver =
        new ImplicitExtrapolation(ROBERTSON, 0, new double[] {1, 0, 0}, 1e-6, 1e-9, 1e-14);
    while (solver.time() < 40) {
      assertThat(solver.step()).isTrue();
    }
    double[] y = new double[3];
    solver.stateAt(40, y);
    assertThat(y[0]).isCloseTo(0.7158270688, within(1e-8));
    assertThat(y[1]).isCloseTo(9.185534764e-6, within(1e-13));
    assertThat(y[2]).isCloseTo(0.2841637457, within(1e-8));
    assertThat(solver.steps()).isLessThan(200);
  }

  /// y' = -y^2 from 1 is 1 / (1 + t), at the steps and between them.
  @Test
  void betweenStepsTheSolutionIsInterpolated() {
    ImplicitExtrapolation solver =
        new ImplicitExtrapolation(
            (t, y, f) -> f[0] = -y[0] * y[0], 0, new double[] {1}, 1e-3, 1e-10, 1e-12);
    double[] y = new double[1];
    while (solver.time() < 1e4) {
      assertThat(solver.step()).isTrue();
      double h = solver.time() - solver.previousTime();
      for (double share : new double[] {0.2, 0.5, 0.9, 1}) {
        double t = solver.previousTime() + share * h;
        solver.stateAt(Math.min(t, solver.time()), y);
        assertThat(y[0] * (1 + t)).isCloseTo(1, within(1e-6));
      }
    }
    solver.stateAt(solver.time(), y);
    assertThat(y[0] * (1 + solver.time())).isCloseTo(1, within(1e-8));
    assertThatThrownBy(() -> solver.stateAt(-1, y)).hasMessageContaining("outside");
  }

  @Test
  void itGoesOnWithTheSameBitsAfterRestoring() throws IOException {
    ImplicitExtrapolation whole = robertson();
    for (int i = 0; i < 10; i++) {
      whole.step();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    whole.save(new DataOutputStream(bytes));
    ImplicitExtrapolation resumed = robertson();
    resumed.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    double[] one = new double[3];
    double[] other = new double[3];
    for (int i = 0; i < 5; i++) {
      double middle = 0.5 * (whole.time() + whole.previousTime());
      whole.stateAt(middle, one);
      resumed.stateAt(middle, other);
      assertThat(other).isEqualTo(one);
      assertThat(whole.step()).isEqualTo(resumed.step());
    }
    assertThat(resumed.steps()).isEqualTo(15);
    assertThat(resumed.evaluations()).isEqualTo(whole.evaluations());
    ImplicitExtrapolation smaller =
        new ImplicitExtrapolation((t, y, f) -> f[0] = 0, 0, new double[1], 1, 1, 1);
    assertThatThrownBy(() ->
            smaller.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isInstanceOf(IOException.class);
  }

  private static ImplicitExtrapolation robertson() {
    return new ImplicitExtrapolation(ROBERTSON, 0, new double[] {1, 0, 0}, 1e-6, 1e-8, 1e-12);
  }

  /// y' = y^2 from 1 is 1 / (1 - t).
  @Test
  void aSolutionThatLeavesTheNumbersEndsInAFailure() {
    ImplicitExtrapolation solver =
        new ImplicitExtrapolation(
            (t, y, f) -> f[0] = y[0] * y[0], 0, new double[] {1}, 1e-3, 1e-8, 1e-8);
    while (solver.step()) {
      assertThat(solver.time()).isLessThan(1.01);
    }
    assertThat(solver.failure()).contains("no step");
    assertThat(solver.step()).isFalse();
  }
}
