package dev.gradus.lab.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.lab.report.Claim.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTableTest {
  private static final List<Claim> CLAIMS =
      List.of(
          new Claim(
              "eg",
              "The generalisation error of online SGD at the end is the one that the order-parameter"
                  + " equations predict.",
              Relation.EQUAL,
              0.001934,
              0.00195,
              0.00003,
              "1",
              "",
              12.4),
          new Claim(
              "ode", "The ODE is exact.", Relation.AT_MOST, 1e-6, 2.3e-9, 0, "bits", "", 0.31),
          new Claim("mu", "Most is explained.", Relation.AT_LEAST, 0.9, 0.5, 0.05, "1", "", 3));

  @Test
  void theTableIsAlignedAndWraps() {
    assertThat(ClaimsTable.render(CLAIMS, US_ASCII, false))
        .isEqualTo(
            """
            claim                                                 theory  measured +- s.e.      verdict        s
            ----------------------------------------------------------------------------------------------------
            The generalisation error of online SGD at the       0.001934  0.001950 +- 0.000030  + agrees      12
            end is the one that the order-parameter
            equations predict.
            The ODE is exact.                               <= 1e-6 bits  2.3e-9 bits           + agrees     0.3
            Most is explained.                                    >= 0.9  0.500 +- 0.050        x disagrees  3.0
            3 claims: 2 agree, 1 disagrees
            """);
  }

  @Test
  void anExactNumberThatMissesShowsIt() {
    Claim claim = new Claim("x", "So.", Relation.EQUAL, 0.125, 0.12500001, 0, "1", "", 1);
    assertThat(ClaimNumbers.measured(claim)).isEqualTo("0.12500001");
    assertThat(ClaimNumbers.expected(claim)).isEqualTo("0.125");
  }

  @Test
  void noLineIsWiderThanAHundredColumns() {
    assertThat(ClaimsTable.render(CLAIMS, UTF_8, false).lines())
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100));
  }

  @Test
  void colourMarksVerdictsAndNothingElse() {
    String plain = ClaimsTable.render(CLAIMS, UTF_8, false);
    String coloured = ClaimsTable.render(CLAIMS, UTF_8, true);
    assertThat(coloured).contains("\u001b[32m✓ agrees", "\u001b[1;31m✗ disagrees");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void escapesInASentenceDoNotReachTheTerminal() {
    Claim hostile =
        new Claim("h", Samples.HOSTILE, Relation.EQUAL, 1, 1, 0.1, "\u001b[2J", "", Double.NaN);
    assertThat(ClaimsTable.render(List.of(hostile), UTF_8, false))
        .doesNotContain("\u001b", "\u0000");
  }

  @Test
  void aWordLongerThanItsColumnIsBroken() {
    Claim claim = new Claim("h", "x".repeat(300), Relation.EQUAL, 1, 1, 0.1, "1", "", 1);
    assertThat(ClaimsTable.render(List.of(claim), UTF_8, false).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void severalSectionsHaveTheirTitlesInTheTableAndOneCountOfAll() {
    var one = new ReportContent.Section("First question?", "", CLAIMS.subList(0, 1), List.of());
    var two = new ReportContent.Section("Second question?", "", CLAIMS.subList(1, 3), List.of());
    List<String> lines = ClaimsTable.ofSections(List.of(one, two), UTF_8, false).lines().toList();
    assertThat(lines).containsSubsequence("First question?", "Second question?");
    assertThat(lines.getLast()).isEqualTo("3 claims: 2 agree, 1 disagrees");
    assertThat(ClaimsTable.ofSections(List.of(one), UTF_8, false))
        .isEqualTo(ClaimsTable.render(one.claims(), UTF_8, false));
  }
}
