package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A sweep's map in a real browser: a cell names its runs to the mouse and to the keyboard.
class RunsOfCellsInChromiumTest {
  @TempDir private Path folder;

  @Test
  void aClickedCellNamesItsRuns() throws IOException {
    if (Browser.find().isEmpty()) {
      abort("no chromium on the path; install it or set GRADUS_CHROMIUM");
    }
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
    Report.write(folder, new ReportContent("sweep", "", List.of(), List.of(), List.of(map)));
    try (Browser browser = Browser.start(Browser.find().orElseThrow())) {
      browser.window(1000, 900, false);
      browser.open(folder.resolve("report.html").toUri());
      browser.evaluate("charts.cells.plot.scrollIntoView({block: 'center'})");
      browser.settle();
      JsonNode frame =
          browser.evaluate(
              "(({x, y, width, height}) => [x, y, width, height])(charts.cells.part('frame'))");
      double left = frame.get(0).doubleValue();
      double top = frame.get(1).doubleValue();
      double width = frame.get(2).doubleValue();
      double height = frame.get(3).doubleValue();
      click(browser, left + 0.75 * width, top + 0.75 * height);
      assertThat(named(browser)).contains("runs 4–7");
      click(browser, left + 0.25 * width, top + 0.25 * height);
      assertThat(named(browser)).contains("runs 8–11");
      browser.evaluate("charts.cells.plot.focus()");
      browser.press("ArrowRight");
      browser.press("Enter");
      assertThat(named(browser)).contains("no run has ended here");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void click(Browser browser, double x, double y) {
    browser.drag(x, y, x, y);
  }

  private static String named(Browser browser) {
    return browser.evaluate("charts.cells.runs.textContent").stringValue();
  }
}
