package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgHeatMapTest {
  static List<HeatMap> awkward() {
    return Samples.awkwardMaps();
  }

  @ParameterizedTest
  @MethodSource("awkward")
  void everyHeatMapIsWellFormedWithoutNumbersThatAreNone(HeatMap map) throws Exception {
    for (String svg :
        List.of(SvgHeatMap.render(map), SvgHeatMap.wide(map), SvgHeatMap.narrow(map))) {
      SvgFigureTest.parse(svg);
      assertThat(svg).doesNotContain("NaN", "Infinity", "null").hasSizeLessThan(400_000);
    }
  }

  @Test
  void hostileTextStaysText() throws Exception {
    Document svg = SvgFigureTest.parse(SvgHeatMap.render(Samples.awkwardMaps().getLast()));
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getElementsByTagName("img").getLength()).isZero();
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(Text.clean(Samples.HOSTILE));
  }

  @Test
  void idsOfTheWideAndTheNarrowPictureDiffer() {
    HeatMap map = Samples.phases();
    List<String> ids = new ArrayList<>();
    Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(HeatMapSection.render(map));
    while (id.find()) {
      ids.add(id.group(1));
    }
    assertThat(ids).doesNotHaveDuplicates().contains("gf-hatch-phases", "gf-hatch-phases-narrow");
  }

  @Test
  void aCellFillsThePlaceBetweenItsEdges() throws Exception {
    HeatMap map =
        Samples.map(
            "m",
            false,
            new double[] {1, 10},
            new double[] {1, 2, 4},
            new double[] {0, 1},
            new double[] {2, 3},
            new double[] {4, 5});
    Document svg = SvgFigureTest.parse(SvgHeatMap.render(map));
    double[] frame = box(first(svg, "rect", "gf-frame"));
    // The cell of (10, 2): right half of the logarithmic axis, between 1.5 and 3 of 0.5 to 5.
    String fill = "fill:" + ColourScale.at(Math.round(0.6 * 255) / 255.0);
    Matcher cell = Pattern.compile("M(\\S+) (\\S+)H(\\S+)V(\\S+)H(\\S+)z").matcher(path(svg, fill));
    assertThat(cell.matches()).isTrue();
    assertThat(number(cell, 1)).isCloseTo(frame[0] + frame[2] / 2, within(0.1));
    assertThat(number(cell, 3)).isCloseTo(frame[0] + frame[2], within(0.1));
    assertThat(number(cell, 2)).isCloseTo(frame[1] + frame[3] * (1 - 1 / 4.5), within(0.1));
    assertThat(number(cell, 4)).isCloseTo(frame[1] + frame[3] * (1 - 2.5 / 4.5), within(0.1));
  }

  @Test
  void theCurveLiesInTheCoordinatesOfTheCells() throws Exception {
    Document svg = SvgFigureTest.parse(SvgHeatMap.render(Samples.phases()));
    double[] frame = box(first(svg, "rect", "gf-frame"));
    NodeList paths = svg.getElementsByTagName("path");
    String d = "";
    for (int i = 0; i < paths.getLength(); i++) {
      Element path = (Element) paths.item(i);
      d = path.getAttribute("class").startsWith("gf-over") ? path.getAttribute("d") : d;
    }
    Matcher point = Pattern.compile("[ML](\\S+?) ([^LMh]+)").matcher(d);
    double least = Double.MAX_VALUE;
    while (point.find()) {
      // On the axes from 10^(-2 - 1/18.4), 24 cells of 1/9.2 decades, and 1/sqrt 2, six octaves.
      double eta =
          Math.pow(10, -2 - 1 / 18.4 + (number(point, 1) - frame[0]) / frame[2] * 24 / 9.2);
      double octaves = 6 * (frame[1] + frame[3] - number(point, 2)) / frame[3] - 0.5;
      assertThat(eta * Math.pow(2, octaves)).isCloseTo(2, within(0.02));
      least = Math.min(least, eta);
    }
    assertThat(least).isLessThan(0.02);
  }

  @Test
  void theLegendNamesWhatHasNoColourAndOnlyThat() {
    assertThat(SvgHeatMap.render(Samples.phases()))
        .contains(">not defined or diverged<", ">limit of stability 2/λ<")
        .doesNotContain("0 or less");
    HeatMap mixed =
        Samples.awkwardMaps().stream()
            .filter(m -> m.id().equals("mixed"))
            .findFirst()
            .orElseThrow();
    assertThat(SvgHeatMap.render(mixed)).contains(">0 or less, not on the logarithmic scale<");
  }

  @Test
  void withoutAnyValueThereIsNoColourBar() {
    HeatMap none =
        Samples.awkwardMaps().stream()
            .filter(m -> m.id().equals("all-undefined"))
            .findFirst()
            .orElseThrow();
    assertThat(SvgHeatMap.render(none)).doesNotContain("class=\"gf-bar\"");
    assertThat(SvgHeatMap.render(Samples.phases())).contains("class=\"gf-bar\"");
  }

  private static Element first(Document svg, String tag, String look) {
    NodeList found = svg.getElementsByTagName(tag);
    for (int i = 0; i < found.getLength(); i++) {
      if (((Element) found.item(i)).getAttribute("class").equals(look)) {
        return (Element) found.item(i);
      }
    }
    throw new AssertionError("no " + look);
  }

  private static String path(Document svg, String style) {
    NodeList found = svg.getElementsByTagName("path");
    for (int i = 0; i < found.getLength(); i++) {
      if (((Element) found.item(i)).getAttribute("style").equals(style)) {
        return ((Element) found.item(i)).getAttribute("d");
      }
    }
    throw new AssertionError("no path of " + style);
  }

  private static double[] box(Element rect) {
    return List.of("x", "y", "width", "height").stream()
        .mapToDouble(name -> Double.parseDouble(rect.getAttribute(name)))
        .toArray();
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }
}
