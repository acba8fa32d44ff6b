package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Pages in a real browser. Skipped where there is none, except under `CI=true`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageInChromium {
  Path folder;
  Browser browser;

  /// The page of [Samples#content].
  URI page;

  @BeforeAll
  void start(@TempDir Path made) throws IOException {
    Optional<Path> chromium = Browser.find();
    if (chromium.isEmpty()) {
      String message = "no chromium on the path; install it or set GRADUS_CHROMIUM";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message);
    }
    folder = made;
    page = write("run", Samples.content());
    browser = Browser.start(chromium.get());
  }

  URI write(String name, ReportContent content) throws IOException {
    Report.write(folder.resolve(name), content);
    return folder.resolve(name).resolve("report.html").toUri();
  }

  @AfterAll
  void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.window(1280, 900, false);
    browser.colours("light");
    browser.open(page);
  }

  void nothingWentWrong(URI opened) {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.events("Network.requestWillBeSent"))
        .map(event -> event.path("request").path("url").stringValue())
        .filteredOn(url -> !url.startsWith("blob:"))
        .containsOnly(
            opened.toString().replace("file:/", "file:///").replace("file://///", "file:///"));
  }

  void click(String selector) {
    browser.evaluate("document.querySelector('" + selector + "').click()");
    browser.settle();
  }

  String said(String id) {
    return browser.evaluate("charts['" + id + "'].live.textContent").stringValue();
  }

  int overflow() {
    return browser
        .evaluate(
            "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)")
        .intValue();
  }
}
