package dev.gradus.lab.report;

import dev.gradus.lab.report.Claim.Verdict;
import dev.gradus.lab.report.ReportContent.Section;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Claims as one aligned table for a terminal of 100 columns; sentences wrap.
public final class ClaimsTable {
  private static final int WIDTH = 100;
  private static final int NARROWEST_SENTENCE = 24;
  private static final String GAP = "  ";

  private record Row(
      String sentence, String theory, String measured, String verdict, String seconds) {}

  private final Charset charset;
  private final boolean colour;
  private final StringBuilder out = new StringBuilder();
  private final int sentence;
  private final int theory;
  private final int measured;
  private final int verdict;
  private final int seconds;

  private ClaimsTable(List<Claim> claims, Charset charset, boolean colour) {
    this.charset = charset;
    this.colour = colour;
    List<Row> rows = new ArrayList<>(claims.stream().map(this::row).toList());
    rows.add(header());
    theory = widest(rows, Row::theory);
    measured = widest(rows, Row::measured);
    verdict = widest(rows, Row::verdict);
    seconds = widest(rows, Row::seconds);
    sentence =
        Math.max(
            NARROWEST_SENTENCE, WIDTH - theory - measured - verdict - seconds - 4 * GAP.length());
    append(header(), "");
    rule();
  }

  /// The table and a line that counts the verdicts, each line ended by a line feed.
  ///
  /// @param charset of the output; signs it does not know are spelled in ASCII
  /// @param colour whether verdicts are coloured by ANSI escapes
  public static String render(List<Claim> claims, Charset charset, boolean colour) {
    ClaimsTable table = new ClaimsTable(claims, charset, colour);
    table.append(claims);
    return table.end(claims);
  }

  /// The same with each section's claims under its title.
  public static String ofSections(List<Section> sections, Charset charset, boolean colour) {
    List<Claim> claims = sections.stream().flatMap(one -> one.claims().stream()).toList();
    if (sections.size() == 1) {
      return render(claims, charset, colour);
    }
    ClaimsTable table = new ClaimsTable(claims, charset, colour);
    for (Section section : sections) {
      wrap(Text.clean(section.title()), WIDTH).forEach(line -> table.out.append(line).append('\n'));
      table.append(section.claims());
      table.rule();
    }
    return table.end(claims);
  }

  private void append(List<Claim> claims) {
    claims.forEach(claim -> append(row(claim), colour ? escape(claim.verdict()) : ""));
  }

  private void append(Row row, String paint) {
    List<String> lines = wrap(row.sentence(), sentence);
    out.append(padRight(lines.getFirst(), sentence)).append(GAP);
    out.append(padLeft(row.theory(), theory)).append(GAP);
    out.append(padRight(row.measured(), measured)).append(GAP);
    out.append(paint).append(padRight(row.verdict(), verdict)).append(paint.isEmpty() ? "" : RESET);
    out.append(GAP).append(padLeft(row.seconds(), seconds)).append('\n');
    lines.stream().skip(1).forEach(line -> out.append(line).append('\n'));
  }

  private void rule() {
    int width = sentence + theory + measured + verdict + seconds + 4 * GAP.length();
    out.append(Numbers.encodable("─", charset).repeat(width)).append('\n');
  }

  private String end(List<Claim> claims) {
    return out.append(Claims.summary(claims)).append('\n').toString();
  }

  private static final String RESET = "\u001b[0m";

  private static String escape(Verdict verdict) {
    return switch (verdict) {
      case AGREES -> "\u001b[32m";
      case INCONCLUSIVE -> "\u001b[33m";
      case DISAGREES -> "\u001b[1;31m";
    };
  }

  private Row header() {
    return encodable(new Row("claim", "theory", "measured ± s.e.", "verdict", "s"));
  }

  private Row row(Claim claim) {
    String unit = claim.unit().equals("1") ? "" : " " + Text.clean(claim.unit());
    return encodable(
        new Row(
            Text.clean(claim.sentence()),
            claim.relation().prefix() + ClaimNumbers.expected(claim) + unit,
            ClaimNumbers.measured(claim) + unit,
            claim.verdict().symbol() + " " + claim.verdict(),
            Numbers.seconds(claim.seconds())));
  }

  private Row encodable(Row row) {
    return new Row(
        row.sentence(),
        Numbers.encodable(row.theory(), charset),
        Numbers.encodable(row.measured(), charset),
        Numbers.encodable(row.verdict(), charset),
        row.seconds());
  }

  private static int widest(List<Row> rows, Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(ClaimsTable::columns).max().orElse(0);
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +")) {
      String rest = word;
      if (!line.isEmpty() && columns(line) + 1 + columns(rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (columns(rest) > width) {
        int end = rest.offsetByCodePoints(0, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(0, width - columns(text)));
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - columns(text))) + text;
  }

  private static int columns(CharSequence text) {
    return (int) text.codePoints().count();
  }
}
