package dev.gradus.lab.report;

import static dev.gradus.lab.report.Text.markup;

import dev.gradus.lab.report.Claim.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The claims of a page: how many of each verdict, and the table.
final class ClaimsSection {
  private static final int LONGEST_UNIT_ON_THE_LINE = 12;

  private ClaimsSection() {}

  /// @param heading before them; empty for none
  static String render(List<Claim> claims, String heading) {
    if (claims.isEmpty()) {
      return "";
    }
    return """
    <section class="claims" aria-label="Claims">
    %s<p class="tally">%s</p>
    <table>
    <thead><tr><th scope="col">Claim</th><th scope="col" class="number">Theory</th>\
    <th scope="col" class="number">Measured ± s.e.</th><th scope="col" class="number">Misses by</th>\
    <th scope="col">Verdict</th><th scope="col" class="number">Seconds</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    <p class="note">“Misses by” is in standard errors (s.e.). A claim agrees when it is met within 2 s.e. \
    (a bound: by 2 s.e.), disagrees when it misses by more than 4, and is inconclusive between.</p>
    </section>
    """
        .formatted(
            heading,
            tally(claims),
            claims.stream().map(ClaimsSection::row).collect(Collectors.joining()));
  }

  static String tally(List<Claim> claims) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> Claims.count(claims, verdict) > 0)
        .map(verdict -> verdict(verdict, Claims.counted(claims, verdict)))
        .collect(Collectors.joining("\n"));
  }

  private static String verdict(Verdict verdict, String words) {
    return "<span class=\"verdict %s\"><span class=\"symbol\" aria-hidden=\"true\">%s</span>%s</span>"
        .formatted(verdict, verdict.symbol(), words);
  }

  private static String row(Claim claim) {
    String unit = claim.unit().equals("1") ? "" : " " + markup(claim.unit());
    return """
    <tr id="claim-%s"><th scope="row">%s<span class="evidence">%s</span></th>%s%s%s\
    <td data-label="Verdict"><span>%s</span></td>%s</tr>
    """
        .formatted(
            markup(claim.id()),
            markup(claim.sentence()),
            markup(claim.evidence()),
            number("Theory", claim.relation().prefix() + ClaimNumbers.expected(claim), unit),
            number("Measured ± s.e.", ClaimNumbers.measured(claim), unit),
            number("Misses by", miss(claim), ""),
            verdict(claim.verdict(), claim.verdict().toString()),
            number("Seconds", Numbers.seconds(claim.seconds()), ""));
  }

  /// A cell; a long unit may wrap, a number and a short unit stay together.
  private static String number(String label, String number, String unit) {
    String text = number.replace('-', '−');
    boolean together = unit.length() <= LONGEST_UNIT_ON_THE_LINE;
    return "<td class=\"number\" data-label=\"%s\"><span><span class=\"nowrap\">%s</span>%s</span></td>"
        .formatted(label, together ? text + unit : text, together ? "" : unit);
  }

  private static String miss(Claim claim) {
    double deviation = claim.deviation();
    return Double.isNaN(deviation)
        ? "unknown"
        : deviation <= 0 ? "0" : Numbers.deviation(deviation);
  }
}
