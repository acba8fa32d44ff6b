package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.lab.report.ColourRange.Look;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.HeatMap.Overlay;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final double[] TWO = {1, 2};
  private static final Axis LOG = new Axis("a", "1", true);
  private static final Axis LINEAR = new Axis("a", "1", false);

  @Test
  void aGridThatDoesNotMatchItsValuesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.map("m", false, TWO, TWO, new double[2]))
        .withMessage("heat map m: 1 rows of values for 2 of ys");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.map("m", false, TWO, TWO, new double[2], new double[3]))
        .withMessage("heat map m: 3 values in row 1 for 2 of xs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.map("m", false, new double[0], TWO, new double[0], new double[0]))
        .withMessage("heat map m: xs is empty");
    for (double next : new double[] {1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              Samples.map("m", false, TWO, new double[] {1, next}, new double[2], new double[2]))
          .withMessageContaining("ys must be finite and increase, but ys[1] = " + next);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.map("../m", false, TWO, TWO, new double[2], new double[2]))
        .withMessageContaining("names a file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Overlay("limit", TWO, new double[1]))
        .withMessage("overlay limit: 1 of ys for 2 of xs");
  }

  @Test
  void edgesAreArithmeticMidpointsOnALinearAxis() {
    assertThat(CellAxis.of(LINEAR, new double[] {1, 2, 4}).edges()).containsExactly(0.5, 1.5, 3, 5);
    assertThat(CellAxis.of(LINEAR, new double[] {0.1, 0.9}).edges())
        .as("positive parameters get no negative cells")
        .containsExactly(0, 0.5, 1.3);
    assertThat(CellAxis.of(LINEAR, new double[] {0}).edges()).containsExactly(-0.5, 0.5);
  }

  @Test
  void edgesAreGeometricMidpointsOnALogarithmicAxis() {
    CellAxis axis = CellAxis.of(LOG, new double[] {0.01, 0.1, 10});
    double[] exact = {Math.pow(10, -2.5), Math.pow(10, -1.5), 1, 100};
    assertThat(axis.edges()).containsExactly(exact, within(1e-12));
    assertThat(axis.fractions())
        .containsExactly(new double[] {0, 1 / 4.5, 2.5 / 4.5, 1}, within(1e-12));
  }

  @Test
  void aLogarithmicAxisWithANegativeCoordinateIsLinear() {
    CellAxis axis = CellAxis.of(LOG, new double[] {-1, 1, 3});
    assertThat(axis.range().logarithmic()).isFalse();
    assertThat(axis.edges()).containsExactly(-2, 0, 2, 4);
  }

  @Test
  void zeroBesideDecadesHasACellAsWideAsTheirs() {
    CellAxis axis = CellAxis.of(LOG, new double[] {0, 0.001, 0.01, 0.1});
    assertThat(axis.fractions())
        .containsExactly(new double[] {0, 0.25, 0.5, 0.75, 1}, within(1e-12));
    assertThat(axis.at(0)).isCloseTo(0.125, within(1e-12));
    assertThat(axis.at(0.01)).isCloseTo(0.625, within(1e-12));
    assertThat(axis.ticks(400, 60))
        .extracting(Tick::base)
        .containsExactly("0", "0.001", "0.01", "0.1");
    // What is below the decades, but not 0, has no place.
    assertThat(axis.shows(0)).isTrue();
    assertThat(axis.shows(1e-4)).isFalse();
    assertThat(axis.minor()).doesNotContain(2e-4).contains(0.002);
    assertThat(CellAxis.of(LOG, new double[] {0, 1}).fractions())
        .containsExactly(new double[] {0, 0.5, 1}, within(1e-12));
  }

  @Test
  void theLabelOfZeroLeavesNoRoomForOneRightBesideIt() {
    double[] values =
        IntStream.range(-1, 24).mapToDouble(i -> i < 0 ? 0 : Math.pow(10, i / 8.0)).toArray();
    assertThat(CellAxis.of(LOG, values).ticks(400, 60))
        .extracting(Tick::base)
        .containsExactly("0", "10", "100");
  }

  @Test
  void ticksStandAtRoundCoordinatesWhereThereIsRoom() {
    assertThat(CellAxis.of(LINEAR, new double[] {1, 2, 3}).ticks(400, 60))
        .extracting(Tick::base)
        .containsExactly("1", "2", "3");
    assertThat(CellAxis.of(LINEAR, new double[] {0.1234, 1, 3}).ticks(400, 60))
        .extracting(Tick::base)
        .doesNotContain("0.123");
    double[] hundred = DoubleStream.iterate(1, v -> v + 1).limit(100).toArray();
    assertThat(CellAxis.of(LINEAR, hundred).ticks(400, 60)).hasSizeBetween(4, 10);
  }

  @Test
  void equalStepsOfTheScaleLookEqualAndGrowLighter() {
    double[] before = ColourScale.oklab(ColourScale.at(0));
    for (int i = 1; i <= 32; i++) {
      double[] here = ColourScale.oklab(ColourScale.at(i / 32.0));
      assertThat(ColourScale.distance(before, here)).isCloseTo(0.0235, within(0.005));
      assertThat(here[0]).isGreaterThan(before[0] + 0.004);
      before = here;
    }
  }

  @Test
  void theDarkestColourStandsOutFromTheDarkBackgroundAndTheLightestFromInk() {
    assertThat(SvgFigureTest.contrast(ColourScale.at(0), "#ffffff")).isGreaterThan(10);
    assertThat(SvgFigureTest.contrast(ColourScale.at(1), Hues.DARK_BACKGROUND)).isGreaterThan(10);
    for (int i = 0; i <= 10; i++) {
      String colour = ColourScale.at(i / 10.0);
      assertThat(
              Math.max(
                  SvgFigureTest.contrast(colour, "#ffffff"),
                  SvgFigureTest.contrast(colour, "#14171c")))
          .as("a light line with a dark edge is seen on " + colour)
          .isGreaterThan(3);
    }
  }

  @Test
  void coloursSpanTheValuesThatHaveOne() {
    double[] row = {Double.NaN, 1e-4, 1e-2, 0, -3, Double.POSITIVE_INFINITY};
    double[] xs = {1, 2, 3, 4, 5, 6};
    ColourRange colours = ColourRange.of(Samples.map("m", true, xs, new double[] {1}, row));
    assertThat(colours.level(1e-4)).isZero();
    assertThat(colours.level(1e-3)).isEqualTo(128);
    assertThat(colours.level(1e-2)).isEqualTo(255);
    assertThat(DoubleStream.of(row).mapToObj(colours::look))
        .containsExactly(
            Look.UNDEFINED,
            Look.COLOURED,
            Look.COLOURED,
            Look.NOT_POSITIVE,
            Look.NOT_POSITIVE,
            Look.UNDEFINED);
    ColourRange linear = ColourRange.of(Samples.map("m", false, xs, new double[] {1}, row));
    assertThat(linear.look(-3)).isEqualTo(Look.COLOURED);
    assertThat(linear.level(-3)).isZero();
  }

  @Test
  void theCsvIsOneRowACellForPandas() {
    HeatMap map =
        Samples.map(
            "m",
            false,
            TWO,
            new double[] {0.5, 3},
            new double[] {1, Double.NaN},
            new double[] {Double.POSITIVE_INFINITY, 1e-9});
    assertThat(FigureCsv.of(map))
        .isEqualTo(
            """
            x,y,value
            1,0.5,1
            2,0.5,
            1,3,inf
            2,3,1.0E-9
            """);
    assertThat(FigureCsv.curves(List.of(new Overlay("a, b\n", TWO, new double[] {3, 4.5}))))
        .isEqualTo("curve,x,y\n\"a, b \",1,3\n\"a, b \",2,4.5\n");
  }

  @Test
  void theTableHasTheLargestRowOnTopAndAtMostSixtyOfEach() {
    HeatMap map =
        Samples.map("m", false, TWO, TWO, new double[] {1, Double.NaN}, new double[] {3, 4});
    assertThat(CellTable.render(map))
        .containsSubsequence(
            "scope=\"row\" class=\"number\">2<", ">3<", ">4<", ">1<", ">1<", ">–<");
    HeatMap large =
        Samples.awkwardMaps().stream()
            .filter(m -> m.id().equals("large"))
            .findFirst()
            .orElseThrow();
    assertThat(CellTable.render(large).split("<tr>", -1)).hasSize(1 + 61);
    assertThat(CellTable.render(large)).contains("Evenly picked cells of 10000");
  }
}
