package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeacherStudentTest {
  private static final OrderParameters ONE =
      OrderParameters.of(
          new double[][] {{1}},
          new double[][] {{0}},
          new double[][] {{1}},
          new double[] {1},
          new double[] {1});

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 0, 1, 10, stepsize: 0 found",
    "NaN, 1, 0, 0, 1, 10, stepsize: NaN found",
    "Infinity, 1, 0, 0, 1, 10, stepsize: Infinity found",
    "1, -0.5, 0, 0, 1, 10, second-layer-stepsize: -0.5 found",
    "1, 1, -1, 0, 1, 10, noise: -1 found",
    "1, 1, 0, -2, 1, 10, weight-decay: -2 found",
    "1, 1, 0, 0, 0, 10, batch: 0 found",
    "1, 1, 0, 0, 1, 0, inputs: 0 found",
  })
  void whatCannotBeUsedIsRefusedInOneLine(
      double stepsize,
      double second,
      double noise,
      double decay,
      int batch,
      int inputs,
      String start) {
    assertThatThrownBy(() ->
            new TeacherStudent(
                Activations.ERF,
                TrainedLayers.BOTH,
                stepsize,
                second,
                noise,
                decay,
                batch,
                inputs,
                ONE))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(start + ", expected")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void theInitialStateFixesTheCountsOfUnits() {
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.FIRST, 0.2, 0.1, 10, ONE);
    assertThat(problem.student()).isEqualTo(1);
    assertThat(problem.teacher()).isEqualTo(1);
    assertThat(problem.secondLayerStepsize()).isEqualTo(0.2);
    assertThat(problem.batch()).isEqualTo(1);
    assertThat(problem.weightDecay()).isZero();
  }
}
