package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgFigureTest {
  static List<Figure> awkward() {
    return Samples.awkward();
  }

  @ParameterizedTest
  @MethodSource("awkward")
  void everyFigureIsWellFormedAndOfBoundedSize(Figure figure) throws Exception {
    String svg = SvgFigure.render(figure);
    parse(svg);
    assertThat(svg).doesNotContain("NaN", "Infinity", "null").hasSizeLessThan(150_000);
  }

  @Test
  void hostileTextStaysText() throws Exception {
    Figure figure = Samples.awkward().getLast();
    Document svg = parse(SvgFigure.render(figure));
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getElementsByTagName("img").getLength()).isZero();
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(Text.clean(Samples.HOSTILE));
  }

  @Test
  void theCurveLiesWhereTheAxesSay() throws Exception {
    Document svg = parse(SvgFigure.render(Samples.decay()));
    double[] line = numbers(only(svg, "path", "gf-theory gf-d0 gf-s0", 3).getAttribute("d"));
    List<double[]> ticks = new ArrayList<>();
    NodeList texts = svg.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (text.getAttribute("text-anchor").equals("end")
          && text.getTextContent().startsWith("10")) {
        double power = Double.parseDouble(text.getTextContent().substring(2).replace('−', '-'));
        ticks.add(new double[] {power, Double.parseDouble(text.getAttribute("y")) - 4});
      }
    }
    double[] first = ticks.getFirst();
    double[] last = ticks.getLast();
    double perDecade = (last[1] - first[1]) / (last[0] - first[0]);
    double expected = first[1] + (Math.log10(1 / (1 + 0.01)) - first[0]) * perDecade;
    assertThat(line[1]).isCloseTo(expected, within(0.3));
  }

  @Test
  void curvesThatEndApartCarryTheirNamesInsteadOfALegend() {
    double[] x = {1, 10, 100};
    String apart =
        SvgFigure.render(
            Samples.of(
                "f",
                Series.line("upper", Kind.THEORY, x, new double[] {1, 1, 100}),
                Series.line("lower", Kind.MEASURED, x, new double[] {1, 1, 1}),
                Series.line("third", Kind.MEASURED, x, new double[] {1, 1, 10})));
    assertThat(apart).contains("gf-name gf-f0", "gf-name gf-f1");
    assertThat(SvgFigure.render(Samples.decay())).doesNotContain("gf-name gf-f");
  }

  @Test
  void aPointBetweenGapsIsADot() {
    Figure gaps =
        Samples.awkward().stream().filter(f -> f.id().equals("gaps")).findFirst().orElseThrow();
    assertThat(SvgFigure.render(gaps)).containsPattern("gf-theory[^>]*h0M[^>]*h0\"");
  }

  @Test
  void manyPointsKeepTheirExtremes() {
    double[] x = IntStream.range(0, 100_000).mapToDouble(i -> i).toArray();
    double[] y = new double[x.length];
    y[54_321] = 1;
    Figure.Axis linear = new Figure.Axis("a", "1", false);
    String svg =
        SvgFigure.render(
            new Figure(
                "f", "", "", linear, linear, List.of(Series.line("spike", Kind.THEORY, x, y))));
    var path = Pattern.compile("gf-theory[^>]* d=\"([^\"]*)\"").matcher(svg);
    double highest = Double.MAX_VALUE;
    double lowest = 0;
    while (path.find()) {
      double[] at = numbers(path.group(1));
      for (int i = 1; i < at.length; i += 2) {
        highest = Math.min(highest, at[i]);
        lowest = Math.max(lowest, at[i]);
      }
    }
    assertThat(lowest - highest).isGreaterThan(300);
  }

  @Test
  void inkStandsOutFromTheBackgroundInLightAndDark() {
    for (String hue : Hues.LIGHT) {
      assertThat(contrast(hue, Hues.LIGHT_BACKGROUND)).as(hue).isGreaterThan(4.5);
    }
    for (String hue : Hues.DARK) {
      assertThat(contrast(hue, Hues.DARK_BACKGROUND)).as(hue).isGreaterThan(4.5);
    }
    assertThat(contrast("#4d5560", Hues.LIGHT_BACKGROUND)).isGreaterThan(4.5);
    assertThat(contrast("#b3bbc5", Hues.DARK_BACKGROUND)).isGreaterThan(4.5);
  }

  /// WCAG 2.2, contrast ratio.
  static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    return IntStream.range(0, 3)
        .mapToDouble(i -> {
          double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
          return weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        })
        .sum();
  }

  private static Element only(Document svg, String tag, String look, int from) {
    NodeList found = svg.getElementsByTagName(tag);
    for (int i = from; i < found.getLength(); i++) {
      if (((Element) found.item(i)).getAttribute("class").equals(look)) {
        return (Element) found.item(i);
      }
    }
    throw new AssertionError("no " + look);
  }

  private static double[] numbers(String path) {
    return Pattern.compile("[ MLhvz]+")
        .splitAsStream(path)
        .filter(s -> !s.isBlank())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
