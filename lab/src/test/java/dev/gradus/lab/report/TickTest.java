package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, false, 0 0.2 0.4 0.6 0.8 1.0",
    "-1.05, 0.1, false, -1.0 -0.8 -0.6 -0.4 -0.2 0",
    "0, 97, false, 0 20 40 60 80",
    "0, 2.4e6, false, 0 0.5×10^6 1.0×10^6 1.5×10^6 2.0×10^6",
    "0, 4e-5, false, 0 1×10^-5 2×10^-5 3×10^-5 4×10^-5",
    "0.01, 1000, true, 0.01 0.1 1 10 100 1000",
    "1e-5, 1, true, 10^-5 10^-4 10^-3 10^-2 10^-1 10^0",
    "1e-12, 1, true, 10^-12 10^-9 10^-6 10^-3 10^0",
    "0.3, 4, true, 0.5 1 2",
    "2e-5, 3e-4, true, 2×10^-5 5×10^-5 10^-4 2×10^-4",
    "1.1, 1.3, true, 1.10 1.15 1.20 1.25 1.30",
  })
  void ticksStandAtRoundValues(double min, double max, boolean logarithmic, String labels) {
    assertThat(
            Tick.of(new AxisRange(min, max, logarithmic), 6).stream()
                .map(t -> t.exponent().isEmpty() ? t.base() : t.base() + "^" + t.exponent())
                .collect(Collectors.joining(" ")))
        .isEqualTo(labels);
  }

  @Test
  void anAxisFromOneToTheLargestNumbersHasAnEnd() {
    AxisRange range =
        AxisRange.ofY(
            List.of(
                Series.line("risk", Kind.MEASURED, new double[] {0, 1}, new double[] {0.7, 3e299})),
            true);
    assertThat(range).isNotNull();
    assertThat(range.max()).isFinite();
    assertThat(Tick.of(range, 6)).hasSizeBetween(3, 8);
  }

  @Test
  void marksBetweenPowersOfTenAreLeftOutWhereTheyWouldCrowd() {
    assertThat(Tick.minor(new AxisRange(1, 100, true))).hasSize(16).contains(2, 90);
    assertThat(Tick.minor(new AxisRange(1e-10, 1, true))).isEmpty();
    assertThat(Tick.minor(new AxisRange(1, 100, false))).isEmpty();
  }

  @Test
  void aBandThatReachesZeroDoesNotStretchALogarithmicAxis() {
    double[] x = {1, 2};
    Series series =
        new Series(
            "a",
            Kind.MEASURED,
            x,
            new double[] {1, 10},
            new double[] {1e-200, 0},
            new double[] {20, 20},
            "");
    AxisRange range = AxisRange.ofY(List.of(series), true);
    assertThat(range.min()).isBetween(0.5, 1.0);
    assertThat(range.max()).isBetween(20.0, 25.0);
    assertThat(
            AxisRange.ofX(
                List.of(Series.line("a", Kind.THEORY, new double[] {0}, new double[] {0})), true))
        .isNull();
  }
}
