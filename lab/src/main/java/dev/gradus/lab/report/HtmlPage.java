package dev.gradus.lab.report;

import static dev.gradus.lab.report.Text.markup;

import dev.gradus.lab.report.ReportContent.Fact;
import dev.gradus.lab.report.ReportContent.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The page. Its content security policy admits the two scripts in it by their hashes and forbids
/// every request.
final class HtmlPage {
  private HtmlPage() {}

  static String render(ReportContent content) {
    String library = resource("uPlot.iife.min.js");
    String script =
        "(() => {\n\"use strict\";\n"
            + Stream.of(
                    "ticks.js",
                    "curves.js",
                    "controls.js",
                    "gestures.js",
                    "chart.js",
                    "map.js",
                    "page.js")
                .map(HtmlPage::resource)
                .collect(Collectors.joining("\n"))
            + "})();\n";
    boolean charts = !content.figures().isEmpty();
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %s; \
    style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    <header>
    <h1>%s</h1>
    <p class="lead">%s</p>
    </header>
    %s%s</main>
    %s</body>
    </html>
    """
        .formatted(
            charts ? hash(library) + " " + hash(script) : "'none'",
            markup(content.title()),
            style(),
            markup(content.title()),
            markup(content.lead()),
            sections(content.sections()),
            facts(content.facts()),
            charts ? scripts(library, script) : "");
  }

  private static String scripts(String library, String script) {
    return "<!--\nuPlot, in the next element:\n"
        + resource("uPlot.LICENSE").strip()
        + "\n-->\n<script>"
        + library
        + "</script>\n<script>"
        + script
        + "</script>\n";
  }

  private static String style() {
    return resource("uPlot.min.css").strip()
        + "\n:root{"
        + hues(Hues.LIGHT, Hues.LIGHT_BACKGROUND)
        + "}\n@media screen and (prefers-color-scheme:dark){:root{"
        + hues(Hues.DARK, Hues.DARK_BACKGROUND)
        + "}}\n"
        + resource("page.css");
  }

  private static String hues(List<String> hues, String background) {
    return IntStream.range(0, hues.size())
        .mapToObj(i -> "--h" + i + ":" + hues.get(i))
        .collect(Collectors.joining(";", "--back:" + background + ";", ""));
  }

  /// One section shows its claims and figures under headings; several each get one heading and an
  /// entry in the contents.
  private static String sections(List<Section> sections) {
    if (sections.size() == 1) {
      Section only = sections.getFirst();
      return findings(only.findings())
          + ClaimsSection.render(only.claims(), "<h2>Claims</h2>\n")
          + figures(only.figures(), "<h2>Figures</h2>\n");
    }
    StringBuilder page = new StringBuilder("<nav aria-label=\"Contents\">\n<ol>\n");
    for (int i = 0; i < sections.size(); i++) {
      page.append(
          "<li><a href=\"#section-%d\">%s</a><span class=\"tally\">%s</span></li>\n"
              .formatted(
                  i,
                  markup(sections.get(i).title()),
                  ClaimsSection.tally(sections.get(i).claims())));
    }
    page.append("</ol>\n</nav>\n");
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      page.append(
              "<section class=\"part\" id=\"section-%d\">\n<h2>%s</h2>\n<p class=\"lead\">%s</p>\n"
                  .formatted(i, markup(section.title()), markup(section.lead())))
          .append(findings(section.findings()))
          .append(ClaimsSection.render(section.claims(), ""))
          .append(figures(section.figures(), ""))
          .append("</section>\n");
    }
    return page.toString();
  }

  private static String figures(List<? extends Picture> figures, String heading) {
    if (figures.isEmpty()) {
      return "";
    }
    return figures.stream()
        .map(picture ->
            switch (picture) {
              case Figure figure -> FigureSection.render(figure);
              case HeatMap map -> HeatMapSection.render(map);
            })
        .collect(
            Collectors.joining(
                "",
                "<section aria-label=\"Figures\">\n" + heading + "<div class=\"figures\">\n",
                "</div>\n</section>\n"));
  }

  private static String findings(List<Fact> findings) {
    return findings.isEmpty()
        ? ""
        : "<section aria-label=\"Findings\">\n<h2>Findings</h2>\n"
            + lines(findings)
            + "</section>\n";
  }

  private static String facts(List<Fact> facts) {
    return facts.isEmpty()
        ? ""
        : "<section aria-labelledby=\"facts\">\n<h2 id=\"facts\">How it was made</h2>\n"
            + "<details><summary>Configuration, seeds and versions</summary>\n"
            + lines(facts)
            + "</details>\n</section>\n";
  }

  private static String lines(List<Fact> facts) {
    return facts.stream()
        .map(
            fact -> "<dt>%s</dt><dd>%s</dd>\n".formatted(markup(fact.name()), markup(fact.value())))
        .collect(Collectors.joining("", "<dl class=\"facts\">\n", "</dl>\n"));
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
