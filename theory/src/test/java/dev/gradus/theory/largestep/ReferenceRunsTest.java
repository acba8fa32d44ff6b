package dev.gradus.theory.largestep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceRunsTest {
  /// Columns with the deviation of disturbed copies that bounds them.
  private static final Map<String, String> DEVIATION =
      Map.of(
          "risk", "rel_dev_risk",
          "qmin", "dev_qmin",
          "wnorm", "dev_wnorm",
          "gradnorm", "rel_dev_risk",
          "G", "rel_dev_risk",
          "F", "rel_dev_risk",
          "v", "rel_dev_risk",
          "margin_bar", "dev_qmin",
          "gamma_a", "rel_dev_risk",
          "gamma_b", "rel_dev_risk");

  static List<ReferenceRun> runs() {
    return ReferenceRun.all();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void trajectoryAgreesWithNumPyToRounding(ReferenceRun reference) {
    Trajectory run =
        Recorder.run(
            new GradientDescent(),
            reference.problem(),
            0,
            TimeGrid.of(reference.column("t")),
            List.of(new RiskProbe(reference.problem(), DenseHessian::sharpness)));
    DEVIATION.forEach((column, deviation) -> {
      double[] expected = reference.column(column);
      double[] allowed = reference.column(deviation);
      double[] actual = run.column(column);
      for (int i = 0; i < expected.length; i++) {
        agree(column, i, actual[i], expected[i], Math.max(1e-10, 1000 * allowed[i]), 1e-15);
      }
    });
    double[] sharpness = reference.column("sharpness");
    for (int i = 0; i < sharpness.length; i++) {
      agree("sharpness", i, run.column("sharpness")[i], sharpness[i], 1e-6, 1e-12);
    }
    double[] logarithm = reference.column("log_gamma_c");
    for (int i = 0; i < logarithm.length; i++) {
      agree("log_gamma_c", i, run.column("log_gamma_c")[i], logarithm[i], 1e-9, 0);
    }
  }

  private static void agree(
      String column, int row, double actual, double expected, double relative, double absolute) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as("%s[%d]", column, row).isNaN();
    } else {
      assertThat(Math.abs(actual - expected))
          .as("%s[%d]: %s for %s", column, row, actual, expected)
          .isLessThanOrEqualTo(Math.max(absolute, relative * Math.abs(expected)));
    }
  }
}
