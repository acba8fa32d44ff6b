package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Heat maps: cells are read, framed, and name their runs.
class HeatMapInChromiumTest extends PageInChromium {

  @Test
  void cellsOfAHeatMapAreReadAloudByArrowKeys() {
    browser.evaluate("charts.phases.plot.focus()");
    browser.press("ArrowRight");
    assertThat(said("phases"))
        .isEqualTo("stepsize = 0.01, curvature = 1: final error = 0.409 bits");
    browser.press("ArrowRight");
    browser.press("ArrowUp");
    assertThat(said("phases"))
        .isEqualTo("stepsize = 0.01284, curvature = 2: final error = 0.1981 bits");
    browser.press("End");
    assertThat(said("phases"))
        .isEqualTo("stepsize = 3.162, curvature = 2: final error = not defined or diverged");
    browser.press("ArrowRight");
    assertThat(said("phases")).startsWith("stepsize = 3.162,");
    assertThat(browser.evaluate("charts.phases.pin.hidden").booleanValue()).isTrue();
    browser.press("Home");
    browser.press("ArrowDown");
    browser.press("ArrowDown");
    assertThat(said("phases")).startsWith("stepsize = 0.01, curvature = 1:");
    assertThat(browser.evaluate("charts.phases.plot.getAttribute('role')").stringValue())
        .isEqualTo("application");
    assertThat(browser.evaluate("document.activeElement === charts.phases.plot").booleanValue())
        .isTrue();
    nothingWentWrong(page);
  }

  @Test
  void aPointerReadsTheCellUnderItAndFramesIt() {
    for (int width : new int[] {1280, 375}) {
      browser.window(width, 900, width < 400);
      browser.open(page);
      browser.evaluate("charts.phases.plot.scrollIntoView({block: 'center'})");
      browser.settle();
      JsonNode box =
          browser.evaluate(
              "(({x, y, width, height}) => [x, y, width, height])(charts.phases.part('frame'))");
      double x = box.get(0).doubleValue() + box.get(2).doubleValue() * 12.5 / 24;
      double y = box.get(1).doubleValue() + box.get(3).doubleValue() * 1.5 / 6;
      if (width < 400) {
        browser.tap(x, y);
      } else {
        browser.move(x, y);
      }
      assertThat(browser.evaluate("charts.phases.lines[1].textContent").stringValue())
          .isEqualTo("stepsize = 0.2015, curvature = 16");
      JsonNode framed =
          browser.evaluate(
              "(r => [r.x + r.width / 2, r.y + r.height / 2])(charts.phases.box.getBoundingClientRect())");
      assertThat(framed.get(0).doubleValue()).isCloseTo(x, within(1.0));
      assertThat(framed.get(1).doubleValue()).isCloseTo(y, within(1.0));
      assertThat(overflow()).isZero();
    }
    nothingWentWrong(page);
  }

  @Test
  void aHeatMapHasTextOfReadableSizeOnAPhoneAndFollowsDarkMode() {
    String size =
        "(t => t.getBoundingClientRect().height)([...document.querySelectorAll('.map .gf-tick')].find(t => t.getBoundingClientRect().width > 0))";
    browser.window(375, 740, true);
    browser.open(page);
    assertThat(browser.evaluate(size).doubleValue()).isGreaterThan(11);
    assertThat(overflow()).isZero();
    browser.colours("dark");
    assertThat(
            browser
                .evaluate("getComputedStyle(document.querySelector('.map .gf-back')).fill")
                .stringValue())
        .isEqualTo("rgb(21, 24, 29)");
    nothingWentWrong(page);
  }

  @Test
  void aClickedCellNamesItsRuns() throws IOException {
    HeatMap map =
        new HeatMap(
            "cells",
            "title",
            "caption",
            new Figure.Axis("stepsize", "1", false),
            new Figure.Axis("student", "1", false),
            "final(eg)",
            "1",
            false,
            new double[] {1, 2},
            new double[] {1, 2},
            new double[][] {{1, 2}, {3, 4}},
            List.of(),
            List.of("runs 0–3", "runs 4–7", "runs 8–11", "no run has ended here"));
    browser.window(1000, 900, false);
    browser.open(
        write("sweep", new ReportContent("sweep", "", List.of(), List.of(), List.of(map))));
    browser.evaluate("charts.cells.plot.scrollIntoView({block: 'center'})");
    browser.settle();
    JsonNode frame =
        browser.evaluate(
            "(({x, y, width, height}) => [x, y, width, height])(charts.cells.part('frame'))");
    double left = frame.get(0).doubleValue();
    double top = frame.get(1).doubleValue();
    double width = frame.get(2).doubleValue();
    double height = frame.get(3).doubleValue();
    clickAt(left + 0.75 * width, top + 0.75 * height);
    assertThat(named()).contains("runs 4–7");
    clickAt(left + 0.25 * width, top + 0.25 * height);
    assertThat(named()).contains("runs 8–11");
    browser.evaluate("charts.cells.plot.focus()");
    browser.press("ArrowRight");
    browser.press("Enter");
    assertThat(named()).contains("no run has ended here");
    assertThat(browser.complaints()).isEmpty();
  }

  private void clickAt(double x, double y) {
    browser.drag(x, y, x, y);
  }

  private String named() {
    return browser.evaluate("charts.cells.runs.textContent").stringValue();
  }
}
