package dev.gradus.lab.report;

import java.util.HashSet;
import java.util.List;

/// Everything a report shows.
///
/// @param title of the page
/// @param lead one paragraph: what was run and what to see; empty where the sections say it
/// @param facts short lines on how it was made, such as configuration, seeds, versions
/// @param sections in the order of the page
public record ReportContent(String title, String lead, List<Fact> facts, List<Section> sections) {
  public ReportContent {
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
    requireUnique(
        "figure",
        sections.stream().flatMap(one -> one.figures().stream()).map(Picture::id).toList());
    requireUnique(
        "claim", sections.stream().flatMap(one -> one.claims().stream()).map(Claim::id).toList());
  }

  /// A page of one section, which then needs no title of its own.
  public ReportContent(
      String title,
      String lead,
      List<Fact> facts,
      List<Claim> claims,
      List<? extends Picture> figures) {
    this(title, lead, facts, List.of(new Section("", "", claims, figures)));
  }

  /// The page of a single run: what was found instead of claims.
  public static ReportContent found(
      String title,
      String lead,
      List<Fact> facts,
      List<Fact> findings,
      List<? extends Picture> figures) {
    return new ReportContent(
        title, lead, facts, List.of(new Section("", "", findings, List.of(), figures)));
  }

  /// Every claim of the page, in its order.
  public List<Claim> claims() {
    return sections.stream().flatMap(section -> section.claims().stream()).toList();
  }

  /// Every figure of the page, in its order.
  public List<Picture> figures() {
    return sections.stream().<Picture>flatMap(section -> section.figures().stream()).toList();
  }

  private static void requireUnique(String what, List<String> ids) {
    if (new HashSet<>(ids).size() < ids.size()) {
      throw new IllegalArgumentException("two of the same " + what + " id in " + ids);
    }
  }

  /// One line: what it is about, and what is said of it.
  public record Fact(String name, String value) {}

  /// What belongs together, such as one study among several.
  ///
  /// @param title of the section; empty where it is the only one
  /// @param lead one paragraph: what was run and what to see
  /// @param findings what came out, a line each
  /// @param claims in the order of the table
  /// @param figures curves and heat maps in the order of the page
  public record Section(
      String title,
      String lead,
      List<Fact> findings,
      List<Claim> claims,
      List<? extends Picture> figures) {
    public Section {
      findings = List.copyOf(findings);
      claims = List.copyOf(claims);
      figures = List.copyOf(figures);
    }

    /// Without findings of its own.
    public Section(String title, String lead, List<Claim> claims, List<? extends Picture> figures) {
      this(title, lead, List.of(), claims, figures);
    }
  }
}
