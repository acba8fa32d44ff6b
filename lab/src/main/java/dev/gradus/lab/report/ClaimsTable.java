package dev.gradus.lab.report;

import dev.gradus.lab.report.Claim.Verdict;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// Claims as one aligned table for a terminal of 100 columns; sentences wrap.
public final class ClaimsTable {
  private static final int WIDTH = 100;
  private static final int NARROWEST_SENTENCE = 24;
  private static final String GAP = "  ";

  private ClaimsTable() {}

  private record Row(
      String sentence, String theory, String measured, String verdict, String seconds) {}

  /// The table and a line that counts the verdicts, each line ended by a line feed.
  ///
  /// @param charset of the output; signs it does not know are spelled in ASCII
  /// @param colour whether verdicts are coloured by ANSI escapes
  public static String render(List<Claim> claims, Charset charset, boolean colour) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("claim", "theory", "measured ± s.e.", "verdict", "s"));
    claims.forEach(claim -> rows.add(row(claim, charset)));
    rows.set(0, encodable(rows.getFirst(), charset));
    int theory = widest(rows, 1);
    int measured = widest(rows, 2);
    int verdict = widest(rows, 3);
    int seconds = widest(rows, 4);
    int sentence =
        Math.max(
            NARROWEST_SENTENCE, WIDTH - theory - measured - verdict - seconds - 4 * GAP.length());

    StringBuilder out = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      String paint = i == 0 || !colour ? "" : escape(claims.get(i - 1).verdict());
      List<String> lines = wrap(row.sentence(), sentence);
      out.append(padRight(lines.getFirst(), sentence)).append(GAP);
      out.append(padLeft(row.theory(), theory)).append(GAP);
      out.append(padRight(row.measured(), measured)).append(GAP);
      out.append(paint)
          .append(padRight(row.verdict(), verdict))
          .append(paint.isEmpty() ? "" : RESET);
      out.append(GAP).append(padLeft(row.seconds(), seconds)).append('\n');
      lines.stream().skip(1).forEach(line -> out.append(line).append('\n'));
      if (i == 0) {
        String rule = Numbers.encodable("─", charset);
        out.append(rule.repeat(sentence + theory + measured + verdict + seconds + 8)).append('\n');
      }
    }
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

  private static Row row(Claim claim, Charset charset) {
    String unit = claim.unit().equals("1") ? "" : " " + Text.clean(claim.unit());
    return encodable(
        new Row(
            Text.clean(claim.sentence()),
            claim.relation().prefix()
                + Numbers.expected(claim.expected(), claim.standardError())
                + unit,
            Numbers.uncertain(claim.measured(), claim.standardError()) + unit,
            claim.verdict().symbol() + " " + claim.verdict(),
            Numbers.seconds(claim.seconds())),
        charset);
  }

  private static Row encodable(Row row, Charset charset) {
    return new Row(
        row.sentence(),
        Numbers.encodable(row.theory(), charset),
        Numbers.encodable(row.measured(), charset),
        Numbers.encodable(row.verdict(), charset),
        row.seconds());
  }

  private static int widest(List<Row> rows, int column) {
    return rows.stream()
        .map(row ->
            switch (column) {
              case 1 -> row.theory();
              case 2 -> row.measured();
              case 3 -> row.verdict();
              default -> row.seconds();
            })
        .mapToInt(ClaimsTable::columns)
        .max()
        .orElse(0);
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
