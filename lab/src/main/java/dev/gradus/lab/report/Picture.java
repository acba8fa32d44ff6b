package dev.gradus.lab.report;

/// What a report shows beside its claims: curves over one parameter or a value over two.
public sealed interface Picture permits Figure, HeatMap {
  /// File name without ending, of letters, digits, `-` and `_`, unique in its report.
  String id();

  /// What it shows, in a few words.
  String title();

  /// What to see in it, one or two sentences; also what a screen reader says.
  String caption();
}
