package dev.gradus.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  @Test
  void theFilesAreTheseAndNothingElse() throws IOException {
    Report.write(folder.resolve("run"), Samples.content());
    try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
      assertThat(files.filter(Files::isRegularFile).map(f -> folder.resolve("run").relativize(f)))
          .map(Path::toString)
          .containsExactlyInAnyOrder(
              "report.html",
              "claims.json",
              "figures/decay.svg",
              "figures/decay.csv",
              "figures/phases.svg",
              "figures/phases.csv",
              "figures/phases.curves.csv");
    }
  }

  @Test
  void theSameContentGivesTheSameBytesAndReplacesWhatWasThere() throws IOException {
    Report.write(folder.resolve("a"), Samples.content());
    Report.write(folder.resolve("b"), Samples.awkwardContent());
    Report.write(folder.resolve("b"), Samples.content());
    for (String file :
        List.of("report.html", "claims.json", "figures/decay.svg", "figures/phases.svg")) {
      assertThat(folder.resolve("a/" + file)).hasSameBinaryContentAs(folder.resolve("b/" + file));
    }
  }

  @Test
  void hostileTextBeginsNoElement() {
    String page = HtmlPage.render(Samples.awkwardContent());
    assertThat(page).doesNotContain("<script>alert", "<img", "\u0000", "\u001b");
    int figures = Samples.awkwardPictures().size();
    assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(figures + 2);
    assertThat(Pattern.compile("</script").matcher(page).results()).hasSize(figures + 2);
  }

  @Test
  void thePageNamesNoAddressToLoadFrom() {
    String page = HtmlPage.render(Samples.content());
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContainPattern("(src|href)=\"(https?:)?//")
        .doesNotContain("@import", "url(http");
  }

  @Test
  void verdictsHaveAWordAndASymbol() {
    assertThat(HtmlPage.render(Samples.content()))
        .contains("✓</span>agrees", "0.01920 ± 0.00030", ">0.0191<", ">0.3<");
  }

  @Test
  void aPageWithoutFiguresHasNoScript() {
    String page = HtmlPage.render(new ReportContent("t", "l", List.of(), List.of(), List.of()));
    assertThat(page).doesNotContain("<script", "<table", "<details").contains("script-src 'none'");
  }

  @Test
  void aLongTableIsPickedEvenlyAndSaysSo() {
    Figure many =
        Samples.awkward().stream().filter(f -> f.id().equals("many")).findFirst().orElseThrow();
    String table = DataTable.render(many);
    assertThat(table).contains("Evenly picked rows of 100000", ">99999<");
    assertThat(Pattern.compile("<tr><td").matcher(table).results()).hasSize(200);
  }

  @Test
  void severalSectionsHaveContentsThatLeadToThem() {
    var section = new ReportContent.Section("A & B?", "What to see.", List.of(), List.of());
    String page = HtmlPage.render(new ReportContent("t", "", List.of(), List.of(section, section)));
    assertThat(page)
        .contains("<a href=\"#section-1\">A &amp; B?</a>", "id=\"section-1\"")
        .doesNotContain("<h2>Claims</h2>");
  }

  @Test
  void findingsStandOpenBeforeTheFigures() {
    var finding = new ReportContent.Fact("gd & co", "rose at < 3 steps");
    String page =
        HtmlPage.render(
            ReportContent.found("t", "l", List.of(), List.of(finding), Samples.awkward()));
    assertThat(page)
        .containsSubsequence(
            "<h2>Findings</h2>",
            "<dt>gd &amp; co</dt><dd>rose at &lt; 3 steps</dd>",
            "<h2>Figures</h2>");
  }
}
