package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The page and its charts.
class ReportInChromiumTest extends PageInChromium {
  @Test
  void chartsAreDrawnWithoutAComplaintOrARequest() {
    assertThat(inked("decay")).isGreaterThan(500);
    assertThat(
            browser
                .evaluate("getComputedStyle(document.querySelector('.static')).display")
                .stringValue())
        .isEqualTo("none");
    nothingWentWrong(page);
  }

  @Test
  void awkwardFiguresAreDrawnToo() throws IOException {
    URI awkward = write("awkward", Samples.awkwardContent());
    browser.open(awkward);
    assertThat(browser.evaluate("Object.keys(charts).length").intValue())
        .isEqualTo(Samples.awkwardPictures().size());
    for (Figure figure : Samples.awkward()) {
      assertThat(inked(figure.id())).as(figure.id()).isPositive();
      // Every control on every figure, so that no data makes one of them throw.
      browser.evaluate(
          "document.querySelectorAll('#figure-%s button:enabled').forEach(b => b.click())"
              .formatted(figure.id()));
      focus(figure.id());
      for (String key : new String[] {".", ",", "+", "ArrowLeft", "ArrowUp", "-", "0"}) {
        browser.press(key);
      }
    }
    for (HeatMap map : Samples.awkwardMaps()) {
      browser.evaluate("charts['%s'].plot.focus()".formatted(map.id()));
      for (String key : new String[] {"End", "ArrowUp", "ArrowLeft", "Home", "ArrowDown"}) {
        browser.press(key);
      }
      assertThat(said(map.id())).as(map.id()).contains(" = ").doesNotContain("NaN", "undefined ");
    }
    assertThat(overflow()).isZero();
    nothingWentWrong(awkward);
  }

  @Test
  void keysZoomMoveAndReset() {
    double[] all = view("decay", "x");
    focus("decay");
    browser.press("+");
    double[] closer = view("decay", "x");
    assertThat(decades(closer)).isCloseTo(0.7 * decades(all), within(1e-9));
    assertThat(decades(drawn("decay", "x"))).isCloseTo(decades(closer), within(1e-9));
    browser.press("ArrowRight");
    assertThat(view("decay", "x")[0]).isGreaterThan(closer[0]);
    browser.press("ArrowUp");
    browser.press("-");
    browser.press("0");
    assertThat(view("decay", "x")).containsExactly(all);
    assertThat(said()).contains("training time from", "generalisation error from");
  }

  @Test
  void pointsAreReadAloudOneByOne() {
    focus("decay");
    browser.press(".");
    assertThat(said()).isEqualTo("training time = 0.01; theory: 0.9901; SGD: 1");
    browser.press(".");
    assertThat(said()).startsWith("training time = 0.01059; theory: 0.9895");
  }

  @Test
  void draggingZoomsAndDoubleClickingResets() {
    double[] all = view("decay", "x");
    browser.evaluate("document.querySelector('.plot').scrollIntoView({block: 'center'})");
    JsonNode box =
        browser.evaluate(
            "(({x, y, width, height}) => [x, y, width, height])(charts.decay.u.over.getBoundingClientRect())");
    double x = box.get(0).doubleValue();
    double y = box.get(1).doubleValue();
    double width = box.get(2).doubleValue();
    double height = box.get(3).doubleValue();
    browser.drag(x + width / 4, y + height / 4, x + width * 3 / 4, y + height * 3 / 4);
    assertThat(decades(view("decay", "x"))).isCloseTo(decades(all) / 2, within(0.05));
    browser.evaluate(
        "charts.decay.u.over.dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))");
    assertThat(view("decay", "x")).containsExactly(all);
    browser.move(x + width / 2, y + height / 2);
    assertThat(browser.evaluate("document.querySelector('.at').textContent").stringValue())
        .startsWith("training time = ");
    assertThat(
            browser.evaluate("document.querySelector('.legend .value').textContent").stringValue())
        .isNotEmpty();
  }

  @Test
  void eachAxisSwitchesBetweenLogarithmicAndLinear() {
    assertThat(browser.evaluate("charts.decay.u.scales.y.distr").intValue()).isEqualTo(3);
    click("[data-axis=y]");
    assertThat(browser.evaluate("charts.decay.u.scales.y.distr").intValue()).isEqualTo(1);
    assertThat(browser.evaluate("charts.decay.u.scales.x.distr").intValue()).isEqualTo(3);
    assertThat(drawn("decay", "y")[0]).isZero();
    click("[data-axis=x]");
    assertThat(browser.evaluate("charts.decay.u.scales.x.distr").intValue()).isEqualTo(1);
    assertThat(
            browser.evaluate("document.querySelector('[data-axis=x]').ariaPressed").stringValue())
        .isEqualTo("false");
    nothingWentWrong(page);
  }

  @Test
  void ticksOfThePageAreThoseOfThePicture() {
    for (AxisRange range :
        new AxisRange[] {
          new AxisRange(0.01, 1000, true), new AxisRange(1e-12, 1, true),
              new AxisRange(2e-5, 3e-4, true),
          new AxisRange(-1.05, 0.1, false), new AxisRange(0, 2.4e6, false),
              new AxisRange(1.1, 1.3, true),
        }) {
      JsonNode shown =
          browser.evaluate(
              "(c => { c.log.x = %s; c.view.x = [%s, %s]; return c.ticks('x', 6.5 * %s).map(t => t.base + '^' + t.exponent) })(charts.decay)"
                  .formatted(
                      range.logarithmic(),
                      range.min(),
                      range.max(),
                      range.logarithmic() ? 58 : 74));
      assertThat(shown.valueStream().map(JsonNode::stringValue))
          .containsExactlyElementsOf(
              Tick.of(range, 6).stream().map(t -> t.base() + "^" + t.exponent()).toList());
    }
  }

  @Test
  void theLegendHidesAndShowsACurve() {
    double before = inked("decay");
    click(".legend button");
    assertThat(inked("decay")).isLessThan(before);
    click(".legend button");
    assertThat(inked("decay")).isEqualTo(before);
  }

  @Test
  void darkModeTurnsPageAndChartDark() {
    String lightHue = browser.evaluate("charts.decay.u.series[3].stroke()").asString("");
    browser.colours("dark");
    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor").stringValue())
        .isEqualTo("rgb(21, 24, 29)");
    assertThat(browser.evaluate("charts.decay.u.series[3].stroke()").asString(""))
        .isNotEqualTo(lightHue);
    browser.open(page);
    assertThat(inked("decay")).isGreaterThan(500);
    nothingWentWrong(page);
  }

  @Test
  void aPhoneNeedsNoSidewaysScrolling() {
    for (int width : new int[] {360, 375}) {
      browser.window(width, 740, true);
      browser.open(page);
      assertThat(overflow()).isZero();
      assertThat(inked("decay")).isGreaterThan(500);
      assertThat(
              browser
                  .evaluate(
                      "Math.min(...[...document.querySelectorAll('button')].map(b => b.getBoundingClientRect().height))")
                  .doubleValue())
          .isGreaterThanOrEqualTo(44);
    }
    nothingWentWrong(page);
  }

  @Test
  void twoFingersZoom() {
    browser.window(375, 740, true);
    browser.open(page);
    browser.evaluate("document.querySelector('.plot').scrollIntoView({block: 'center'})");
    browser.settle();
    JsonNode box =
        browser.evaluate(
            "(({x, y, width, height}) => [x + width / 2, y + height / 2])(charts.decay.u.over.getBoundingClientRect())");
    double x = box.get(0).doubleValue();
    double y = box.get(1).doubleValue();
    double before = decades(view("decay", "x"));
    browser.pinch(x, y, 30, 90);
    assertThat(decades(view("decay", "x"))).isLessThan(0.7 * before);
  }

  @Test
  void chartAndTableAreReachableByKeysAndNamed() {
    String chart = "document.querySelector('.plot')";
    assertThat(browser.evaluate(chart + ".tabIndex").intValue()).isZero();
    assertThat(browser.evaluate(chart + ".getAttribute('aria-label')").stringValue())
        .isEqualTo("The error decays as a power law. After t = 1 the error falls as 1/t.");
    browser.evaluate("document.querySelector('.data summary').focus()");
    browser.press("Enter");
    assertThat(browser.evaluate("document.querySelector('.data').open").booleanValue()).isTrue();
    assertThat(browser.evaluate("document.querySelectorAll('.data tbody tr').length").intValue())
        .isBetween(180, 210);
    assertThat(overflow()).isZero();
  }

  @Test
  void downloadsAreTheFilesBesideThePage() throws IOException {
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    browser.call(
        "Page.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    click("[data-get=csv]");
    Path csv = downloads.resolve("decay.csv");
    browser.await("the CSV", () -> Files.exists(csv));
    assertThat(csv).hasSameBinaryContentAs(folder.resolve("run/figures/decay.csv"));
    click("[data-get=svg]");
    Path svg = downloads.resolve("decay.svg");
    browser.await("the SVG", () -> Files.exists(svg));
    assertThat(svg).content().startsWith("<svg").contains("prefers-color-scheme");
    for (String ending : new String[] {"csv", "curves", "svg"}) {
      click("#figure-phases [data-get=" + ending + "]");
    }
    Path map = downloads.resolve("phases.svg");
    browser.await("the map", () -> Files.exists(map));
    assertThat(map).content().startsWith("<svg").contains("viewBox=\"0 0 560 ");
    for (String file : new String[] {"phases.csv", "phases.curves.csv"}) {
      browser.await(file, () -> Files.exists(downloads.resolve(file)));
      assertThat(downloads.resolve(file))
          .hasSameBinaryContentAs(folder.resolve("run/figures/" + file));
    }
    nothingWentWrong(page);
  }

  @Test
  void withoutScriptsThePicturesStand() {
    browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser.load(page);
      JsonNode root = browser.call("DOM.getDocument", Map.of("depth", 0));
      int document = root.path("root").path("nodeId").intValue();
      int picture =
          browser
              .call("DOM.querySelector", Map.of("nodeId", document, "selector", ".static svg"))
              .path("nodeId")
              .intValue();
      JsonNode model = browser.call("DOM.getBoxModel", Map.of("nodeId", picture)).path("model");
      assertThat(model.path("width").intValue()).isGreaterThan(300);
      int map =
          browser
              .call("DOM.querySelector", Map.of("nodeId", document, "selector", ".map .wide svg"))
              .path("nodeId")
              .intValue();
      assertThat(
              browser
                  .call("DOM.getBoxModel", Map.of("nodeId", map))
                  .path("model")
                  .path("width")
                  .intValue())
          .isGreaterThan(300);
    } finally {
      browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  /// Pixels of a chart that are not background.
  private double inked(String id) {
    browser.settle();
    return browser
        .evaluate(
            """
            (c => {
              const { data } = c.getContext("2d").getImageData(0, 0, c.width, c.height);
              let count = 0;
              for (let i = 3; i < data.length; i += 4) count += data[i] > 0;
              return count;
            })(charts["%s"].u.ctx.canvas)\
            """
                .formatted(id))
        .doubleValue();
  }

  private void focus(String id) {
    browser.evaluate("charts['" + id + "'].plot.focus()");
  }

  private String said() {
    return browser
        .evaluate("document.querySelector('[aria-live=polite]').textContent")
        .stringValue();
  }

  private double[] view(String id, String axis) {
    return pair("charts['%s'].view.%s".formatted(id, axis));
  }

  /// The range of the scale that the drawing library used.
  private double[] drawn(String id, String axis) {
    return pair("(s => [s.min, s.max])(charts['%s'].u.scales.%s)".formatted(id, axis));
  }

  private double[] pair(String expression) {
    JsonNode value = browser.evaluate(expression);
    return new double[] {value.get(0).doubleValue(), value.get(1).doubleValue()};
  }

  private double decades(double[] range) {
    return Math.log10(range[1]) - Math.log10(range[0]);
  }
}
