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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DormandPrinceTest {
  private static final VectorField OSCILLATOR =
      (t, y, derivative) -> {
        derivative[0] = y[1];
        derivative[1] = -y[0];
      };

  private static DormandPrince oscillator(double rtol) {
    return new DormandPrince(OSCILLATOR, 0, new double[] {0, 1}, rtol, 1e-14);
  }

  /// The closed form is checked at the end of each step and between, not only at the end.
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-7, 1e-10})
  void anOscillatorKeepsItsPhaseWithinTheTolerance(double rtol) {
    DormandPrince solver = oscillator(rtol);
    double[] y = new double[2];
    while (solver.time() < 50) {
      assertThat(solver.step()).isTrue();
      for (double share : new double[] {0.1, 0.5, 0.9, 1}) {
        double t = solver.previousTime() + share * (solver.time() - solver.previousTime());
        solver.stateAt(Math.min(t, solver.time()), y);
        assertThat(y[0]).isCloseTo(Math.sin(t), within(100 * rtol));
        assertThat(y[1]).isCloseTo(Math.cos(t), within(100 * rtol));
      }
    }
  }

  @Test
  void tenTimesAsManyStepsGiveFiveMoreDigits() {
    long coarse = stepsTo(oscillator(1e-5), 20);
    long fine = stepsTo(oscillator(1e-10), 20);
    assertThat((double) fine / coarse).isBetween(7.0, 13.0);
  }

  @Test
  void aStepCostsSixEvaluationsBecauseTheLastStageIsReused() {
    DormandPrince solver = oscillator(1e-6);
    long steps = stepsTo(solver, 10);
    assertThat(solver.evaluations()).isBetween(6 * steps + 2, 7 * steps);
  }

  @Test
  void restoredFromAnyStepItGoesOnWithTheSameBits() throws IOException {
    DormandPrince whole = oscillator(1e-8);
    DormandPrince pieces = oscillator(1e-8);
    double[] expected = new double[2];
    double[] actual = new double[2];
    for (int i = 0; i < 50; i++) {
      whole.step();
      pieces = saveAndRestore(pieces);
      pieces.step();
      double between = 0.3 * whole.previousTime() + 0.7 * whole.time();
      whole.stateAt(between, expected);
      saveAndRestore(pieces).stateAt(between, actual);
      assertThat(actual).containsExactly(expected);
    }
    assertThat(pieces.steps()).isEqualTo(whole.steps());
    assertThat(pieces.evaluations()).isEqualTo(whole.evaluations());
    assertThat(pieces.time()).isEqualTo(whole.time());
  }

  /// dy/dt = y^2 from 1 is 1 / (1 - t).
  @Test
  void aSolutionThatLeavesTheFiniteRangeStopsAtItsSingularity() throws IOException {
    DormandPrince solver =
        new DormandPrince(
            (t, y, derivative) -> derivative[0] = y[0] * y[0], 0, new double[] {1}, 1e-8, 1e-12);
    int count = 0;
    while (solver.step() && count < 100_000) {
      count++;
    }
    double[] last = new double[1];
    solver.stateAt(solver.time(), last);
    assertThat(solver.time()).isCloseTo(1, within(1e-6));
    assertThat(last[0]).isFinite();
    assertThat(solver.failure()).contains("stops being finite");
    assertThat(saveAndRestore(solver).step()).isFalse();
  }

  @Test
  void aDerivativeThatIsNotFiniteAtTheStartIsReported() {
    DormandPrince solver =
        new DormandPrince(
            (t, y, derivative) -> derivative[0] = Double.NaN, 0, new double[] {1}, 1e-8, 1e-12);
    assertThat(solver.step()).isFalse();
    assertThat(solver.failure()).isEqualTo("the derivative is not finite at t = 0.0");
  }

  @Test
  void wrongTolerancesTimesAndSavedStatesAreRefused() {
    assertThatThrownBy(() -> oscillator(0)).hasMessageContaining("tolerances");
    DormandPrince solver = oscillator(1e-8);
    solver.step();
    assertThatThrownBy(() -> solver.stateAt(2 * solver.time(), new double[2]))
        .hasMessageContaining("outside the last step");
    var in = new DataInputStream(new ByteArrayInputStream(new byte[] {0, 0, 0, 3}));
    assertThatThrownBy(() -> solver.restore(in)).hasMessageContaining("expected 2");
  }

  private static long stepsTo(DormandPrince solver, double time) {
    while (solver.time() < time) {
      solver.step();
    }
    return solver.steps();
  }

  /// Only solvers of these tests: what is restored replaces all that the constructor set.
  private static DormandPrince saveAndRestore(DormandPrince solver) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    solver.save(new DataOutputStream(bytes));
    int dimension = bytes.toByteArray()[3];
    DormandPrince copy =
        dimension == 2
            ? oscillator(1e-8)
            : new DormandPrince((t, y, d) -> d[0] = y[0] * y[0], 0, new double[1], 1e-8, 1e-12);
    copy.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return copy;
  }
}
