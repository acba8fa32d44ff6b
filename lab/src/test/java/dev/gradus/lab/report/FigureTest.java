package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTest {
  private static final double[] TWO = {1, 2};

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a/b", "a b", ".hidden", "-x", "a\u0000", "\"", "é"})
  void anIdThatIsNoFileNameIsRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.of(id))
        .withMessageContaining("names a file");
  }

  @Test
  void aSeriesWithColumnsOfDifferentLengthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.line("eg", Kind.THEORY, TWO, new double[1]))
        .withMessage("series eg: 1 values of y for 2 of x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Series("eg", Kind.THEORY, TWO, TWO, TWO, new double[3], ""))
        .withMessage("series eg: 3 values of high for 2 of x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Series("eg", Kind.THEORY, TWO, TWO, TWO, null, ""))
        .withMessageContaining("both edges");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.line("eg", Kind.THEORY, new double[] {1, 3, 2}, new double[3]))
        .withMessage("series eg: x must not decrease, but x[2] = 2.0 follows 3.0");
  }

  @Test
  void twoOfTheSameIdAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new ReportContent(
                "", "", List.of(), List.of(), List.of(Samples.of("a"), Samples.of("a"))))
        .withMessageContaining("figure");
  }

  @Test
  void theoryAndMeasurementOfTheSameNameShareAHue() {
    assertThat(
            Hues.pairs(
                List.of(
                    line("R00", Kind.THEORY),
                    line("R10", Kind.THEORY),
                    line("R10", Kind.MEASURED),
                    line("R20", Kind.MEASURED))))
        .containsExactly(0, 1, 1, 2);
  }

  @Test
  void otherwiseTheyArePairedInOrderWhereThereAreAsManyOfEach() {
    assertThat(
            Hues.pairs(
                List.of(
                    line("ODE, K = 2", Kind.THEORY),
                    line("ODE, K = 4", Kind.THEORY),
                    line("SGD, K = 2", Kind.MEASURED),
                    line("SGD, K = 4", Kind.MEASURED))))
        .containsExactly(0, 1, 0, 1);
    assertThat(
            Hues.pairs(
                List.of(
                    line("ODE", Kind.THEORY),
                    line("N = 100", Kind.MEASURED),
                    line("N = 1000", Kind.MEASURED))))
        .containsExactly(0, 1, 2);
  }

  @Test
  void theLegendTellsTheKindWhereTheNameDoesNot() {
    assertThat(
            Hues.names(
                List.of(
                    line("eg", Kind.THEORY),
                    line("eg", Kind.MEASURED),
                    line("bound", Kind.THEORY))))
        .containsExactly("eg, theory", "eg, measured", "bound");
  }

  @Test
  void theCsvIsOneRowAPointForPandas() {
    Figure figure =
        Samples.of(
            "f",
            Series.line("a, \"b\"\nc", Kind.THEORY, TWO, new double[] {0.5, Double.NaN}),
            new Series(
                "d",
                Kind.MEASURED,
                new double[] {1e-5},
                new double[] {1e20},
                new double[] {Double.NEGATIVE_INFINITY},
                new double[] {-0.0},
                "band"));
    assertThat(FigureCsv.of(figure))
        .isEqualTo(
            """
            series,kind,x,y,low,high
            "a, ""b"" c",theory,1,0.5,,
            "a, ""b"" c",theory,2,,,
            d,measured,1.0E-5,1.0E20,-inf,0
            """);
  }

  private static Series line(String name, Kind kind) {
    return Series.line(name, kind, TWO, TWO);
  }
}
