package dev.gradus.cli;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Verdict;
import dev.gradus.lab.report.ClaimsTable;
import dev.gradus.lab.report.Numbers;
import dev.gradus.lab.report.ReportContent.Section;
import dev.gradus.studies.Programme;
import dev.gradus.studies.Reports;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Runs a programme and shows what it claims.
final class ProgrammeRun {
  private final Programme programme;
  private final Path directory;

  ProgrammeRun(Programme programme, Path directory) {
    this.programme = programme;
    this.directory = directory;
  }

  /// @return the exit code: 1 if a claim disagrees
  int run(boolean json) {
    long begin = System.nanoTime();
    programme.write(directory);
    Map<String, RunResult> results = new LinkedHashMap<>();
    Map<String, ObjectNode> runs = programme.runs();
    runs.forEach((name, configuration) -> {
      String label = "[%d/%d] %s".formatted(results.size() + 1, runs.size(), name);
      if (!json && !Terminal.isInteractive()) {
        System.err.println(label);
      }
      results.put(
          name,
          Terminal.executor(label)
              .execute(Planner.plan(name, configuration), directory.resolve(name)));
    });
    double seconds = (System.nanoTime() - begin) * 1e-9;
    return show(Reports.write(programme, directory, results), seconds, json);
  }

  /// Shows finished results again.
  int show(List<Section> sections, double seconds, boolean json) {
    List<Claim> claims = sections.stream().flatMap(one -> one.claims().stream()).toList();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("directory", directory.toString());
      answer.put("report", directory.resolve("report.html").toString());
      answer.put("seconds", seconds);
      answer.put("claims", claims.stream().map(ProgrammeRun::json).toList());
      Json.print(answer);
    } else {
      Charset charset = System.out.charset();
      System.out.print(ClaimsTable.ofSections(sections, charset, Terminal.isInteractive()));
      System.out.println(
          "Took %s s. Open %s"
              .formatted(Numbers.seconds(seconds), directory.resolve("report.html")));
    }
    return claims.stream().anyMatch(claim -> claim.verdict() == Verdict.DISAGREES)
        ? Main.CLAIM_DISAGREES
        : 0;
  }

  static Map<String, Object> json(Claim claim) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", claim.id());
    json.put("sentence", claim.sentence());
    json.put("relation", claim.relation().sign());
    json.put("expected", claim.expected());
    json.put("measured", claim.measured());
    json.put("standard_error", claim.standardError());
    json.put("unit", claim.unit());
    json.put("verdict", claim.verdict().toString());
    json.put("deviation", claim.deviation());
    return json;
  }
}
