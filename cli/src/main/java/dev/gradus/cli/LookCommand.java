package dev.gradus.cli;

import dev.gradus.lab.Versions;
import dev.gradus.lab.report.Claim.Verdict;
import dev.gradus.lab.report.ClaimsTable;
import dev.gradus.lab.report.Numbers;
import dev.gradus.lab.report.Report;
import dev.gradus.lab.report.ReportContent;
import dev.gradus.lab.report.ReportContent.Fact;
import dev.gradus.lab.report.ReportContent.Section;
import dev.gradus.studies.look.Findings;
import dev.gradus.studies.look.LogKinds;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus look`: what a user's own training log shows.
@Command(
    name = "look",
    description = {
      "Says what your own training log shows; no schema needed.",
      "LOG is CSV, JSON lines, NPZ or Parquet, or a folder of dynamics_epoch_*.jsonl or of .npy:",
      "each example's logits over the epochs (id, gold, epoch, logit_0, logit_1, ...; group), or",
      "a row a step (step, loss, stepsize, weight_norm, margin, gradient_norm, sharpness; any)."
    },
    mixinStandardHelpOptions = true)
final class LookCommand implements Callable<Integer> {
  /// Of what a line is about, in characters.
  private static final int LONGEST_NAME = 30;

  /// More scores than this are for a file.
  private static final int MOST_IN_JSON = 20_000;

  @Parameters(index = "0", paramLabel = "LOG", description = "The log, a file or a folder.")
  private Path log = Path.of("");

  @Option(
      names = "--control",
      paramLabel = "LOG",
      description =
          "The same network trained where the competing feature is absent or randomised:"
              + " starvation is then judged against it.")
  private @Nullable Path control;

  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--out", paramLabel = "FILE.html", description = "Writes a report with pictures.")
  private @Nullable Path out;

  @Option(names = "--scores", paramLabel = "FILE.csv", description = "Writes one row an example.")
  private @Nullable Path scores;

  @Override
  public Integer call() throws IOException {
    Findings findings = LogKinds.look(log, control);
    Path file = scores;
    try {
      if (scores != null) {
        ScoresFile.write(findings.scores(), scores);
      }
      file = out;
      if (out != null) {
        Report.page(out, content(findings));
      }
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "is its folder there?" : e.getReason();
      throw new IOException(file + ": cannot be written (" + reason + ")", e);
    }
    if (json.isSet()) {
      Json.print(json(findings));
    } else {
      print(findings);
    }
    return findings.claims().stream().anyMatch(claim -> claim.verdict() == Verdict.DISAGREES)
        ? Main.CLAIM_DISAGREES
        : 0;
  }

  private ReportContent content(Findings findings) {
    List<String> lines = findings.lines();
    return new ReportContent(
        findings.title(),
        lines.getFirst() + ".",
        List.of(new Fact("log", log.toString()), new Fact("gradus", Versions.gradus())),
        List.of(
            new Section(
                "",
                "",
                lines.stream().skip(1).map(LookCommand::fact).toList(),
                findings.claims(),
                findings.pictures())));
  }

  /// Such as `group 1: not measurable`, which is about group 1.
  private static Fact fact(String line) {
    int colon = line.indexOf(": ");
    return colon > 0 && colon <= LONGEST_NAME
        ? new Fact(line.substring(0, colon), line.substring(colon + 2))
        : new Fact("", line);
  }

  private Map<String, Object> json(Findings findings) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("log", log.toString());
    json.putAll(findings.json());
    json.put("findings", findings.lines());
    if (!findings.claims().isEmpty()) {
      json.put("claims", findings.claims().stream().map(ProgrammeRun::json).toList());
    }
    Findings.Scores table = findings.scores();
    if (table.size() > 0 && table.size() <= MOST_IN_JSON) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      for (int i = 0; i < table.size(); i++) {
        List<@Nullable Object> cells = table.row().apply(i);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int k = 0; k < cells.size(); k++) {
          row.put(table.columns().get(k), cells.get(k));
        }
        rows.add(row);
      }
      json.put("scores", rows);
    } else if (table.size() > 0) {
      json.put("scores_note", table.size() + " examples: written by --scores FILE.csv");
    }
    return json;
  }

  private static void print(Findings findings) {
    findings
        .lines()
        .forEach(line -> System.out.println(Numbers.encodable(line, System.out.charset())));
    if (!findings.claims().isEmpty()) {
      System.out.print(
          ClaimsTable.render(findings.claims(), System.out.charset(), Terminal.isInteractive()));
    }
  }
}
