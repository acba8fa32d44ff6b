package dev.gradus.studies;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Report;
import dev.gradus.lab.report.ReportContent;
import dev.gradus.lab.report.ReportContent.Fact;
import dev.gradus.lab.report.ReportContent.Section;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Turns finished runs into claims, figures and the page that shows them.
public final class Reports {
  private static final int MOST_FINDINGS = 32;

  private Reports() {}

  /// Writes the report of a single run.
  ///
  /// @return what it found
  public static List<Finding> write(RunResult result) {
    ProblemKind kind = ProblemKinds.of(result.configuration());
    List<Finding> findings = kind.findings(result);
    List<Finding> shown = new ArrayList<>(Divergence.findings(result.trajectories()));
    shown.addAll(findings);
    write(
        result.directory(),
        ReportContent.found(
            result.name(),
            kind.summary() + (kind.summary().endsWith("?") ? "" : "."),
            facts(result),
            lines(Finding.brief(shown)),
            kind.figures(result)));
    return findings;
  }

  /// Writes the report of a programme.
  ///
  /// @param results of all its runs, by folder
  /// @return what each study shows
  public static List<Section> write(
      Programme programme, Path directory, Map<String, RunResult> results) {
    List<Section> sections = new ArrayList<>();
    for (Study study : programme.studies()) {
      Map<String, RunResult> own = new LinkedHashMap<>();
      String folder = programme.folder(study);
      results.forEach((name, result) -> {
        if (name.startsWith(folder)) {
          own.put(name.substring(folder.length()), result);
        }
      });
      sections.add(
          new Section(study.question(), study.lead(), study.claims(own), study.figures(own)));
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("scale", programme.scale().toString().toLowerCase(java.util.Locale.ROOT)));
    facts.add(new Fact("seed", Long.toString(programme.seed())));
    results.forEach((name, result) -> facts.add(new Fact(name, summary(result))));
    Section first = sections.getFirst();
    write(
        directory,
        sections.size() == 1
            ? new ReportContent(first.title(), first.lead(), facts, sections)
            : new ReportContent(
                "Gradus",
                "What networks learn under gradient descent, in which order, and how far theory"
                    + " predicts it.",
                facts,
                sections));
    return sections;
  }

  private static List<Fact> facts(RunResult result) {
    List<Fact> facts = new ArrayList<>();
    result
        .configuration()
        .properties()
        .forEach(entry -> facts.add(new Fact(entry.getKey(), entry.getValue().toString())));
    facts.add(new Fact("trajectories", summary(result)));
    return facts;
  }

  private static List<Fact> lines(List<Finding> findings) {
    List<Fact> lines = new ArrayList<>();
    findings.stream()
        .limit(MOST_FINDINGS)
        .forEach(finding -> lines.add(new Fact(finding.name(), finding.text())));
    if (findings.size() > MOST_FINDINGS) {
      lines.add(new Fact("more", (findings.size() - MOST_FINDINGS) + " like these"));
    }
    return lines;
  }

  private static String summary(RunResult result) {
    return result.trajectories().stream()
        .collect(
            Collectors.groupingBy(
                one ->
                    one.method()
                        + " "
                        + one.status().kind().name().toLowerCase(java.util.Locale.ROOT),
                LinkedHashMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " x " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static void write(Path directory, ReportContent content) {
    try {
      Report.write(directory, content);
    } catch (IOException e) {
      throw StorageException.of("cannot write the report", directory, e);
    }
  }
}
