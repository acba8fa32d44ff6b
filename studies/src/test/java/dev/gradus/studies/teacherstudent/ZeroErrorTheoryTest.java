package dev.gradus.studies.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.lab.report.HeatMap.Overlay;
import dev.gradus.studies.Resolved;
import dev.gradus.theory.teacherstudent.FinalError;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What is drawn over and beside the maps of sweeps.
class ZeroErrorTheoryTest {
  private static final double[] STEPSIZES = {0.1, 0.2, 0.4, 0.8};
  private static final TeacherStudentKind KIND = new TeacherStudentKind();

  /// For linear units the final error and its pole are known in closed form.
  @Test
  void linearUnitsEndWhereTheirClosedFormSays() {
    ObjectNode linear = configuration("activation: linear\ntrain: first\ninitialisation: informed");
    double[] known = KIND.finalValues(linear, "eg", "stepsize", STEPSIZES);
    for (int i = 0; i < 2; i++) {
      assertThat(known[i])
          .isCloseTo(FinalError.linear(STEPSIZES[i], 0.1, 1, 1, 1, 1), within(1e-9));
    }
    assertThat(known[3]).isNaN(); // beyond 2 / (3 units of second-layer weight 1)
    Overlay limit = KIND.limits(linear, "stepsize", STEPSIZES, "student", new double[] {3}).get(0);
    assertThat(limit.xs()[0]).isCloseTo(2.0 / 3, within(1e-6));
    assertThat(limit.ys()).containsExactly(3);
  }

  @Test
  void theLimitIsTheSameCurveWhicheverAxisIsHorizontal() {
    ObjectNode erf = configuration("train: both\ninitialisation: denoising");
    double[] students = {2, 3};
    double[] stepsizes = {0.1, 10};
    Overlay across = KIND.limits(erf, "stepsize", stepsizes, "student", students).get(0);
    Overlay along = KIND.limits(erf, "student", students, "stepsize", stepsizes).get(0);
    assertThat(across.xs()).containsExactly(along.ys());
    assertThat(across.ys()).containsExactly(along.xs());
  }

  @Test
  void nothingIsDrawnWhereTheEndIsNotKnown() {
    for (String other :
        new String[] {
          "initialisation: large", "train: both\ninitialisation: informed", "labels: signs"
        }) {
      ObjectNode unknown = configuration(other);
      assertThat(KIND.finalValues(unknown, "eg", "stepsize", STEPSIZES))
          .as(other)
          .containsOnly(Double.NaN);
    }
  }

  private static ObjectNode configuration(String more) {
    String text =
        "problem: teacher-student\nstudent: 3\nteacher: 2\nstepsize: 0.1\nnoise: 0.1\n"
            + "until: 1\nteacher-law: {rows: orthogonal}\nmethods: [chain]\n"
            + more;
    return Resolved.of(text);
  }
}
