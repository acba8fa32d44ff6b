package dev.gradus.lab.report;

import java.util.HashSet;
import java.util.List;

/// Everything a report shows.
///
/// @param title of the page
/// @param lead one paragraph: what was run and what to see
/// @param facts short lines on how it was made, such as configuration, seeds, versions
/// @param claims in the order of the table
/// @param figures curves and heat maps in the order of the page
public record ReportContent(
    String title,
    String lead,
    List<Fact> facts,
    List<Claim> claims,
    List<? extends Picture> figures) {
  public ReportContent {
    facts = List.copyOf(facts);
    claims = List.copyOf(claims);
    figures = List.copyOf(figures);
    requireUnique("figure", figures.stream().map(Picture::id).toList());
    requireUnique("claim", claims.stream().map(Claim::id).toList());
  }

  private static void requireUnique(String what, List<String> ids) {
    if (new HashSet<>(ids).size() < ids.size()) {
      throw new IllegalArgumentException("two of the same " + what + " id in " + ids);
    }
  }

  /// One line of provenance.
  public record Fact(String name, String value) {}
}
