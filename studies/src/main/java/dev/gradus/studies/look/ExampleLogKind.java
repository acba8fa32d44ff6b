package dev.gradus.studies.look;

import dev.gradus.core.InputException;
import dev.gradus.data.format.Rows;
import dev.gradus.measures.examples.ExampleDynamics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Each example's logits or probabilities over the epochs: scores, groups, margin curves, and
/// whether one group starves another.
final class ExampleLogKind implements LogKind {

  @Override
  public String name() {
    return "example log";
  }

  @Override
  public String needs() {
    return "id, gold, epoch and logit_0, logit_1, ... (or prob_0, ...; a column group if known)";
  }

  /// Outputs or labels are enough to know it; what else is missing is said by name.
  @Override
  public boolean recognises(List<String> columns) {
    ExampleColumns found = ExampleColumns.of(columns);
    return (!found.outputs().isEmpty() && (found.gold() >= 0 || found.id() >= 0))
        || (found.gold() >= 0 && found.id() >= 0);
  }

  @Override
  public Findings look(Rows rows, @Nullable Rows control) {
    ExampleLog log = read(rows);
    Grouping grouping = Grouping.of(log);
    List<GroupRate> groups =
        MarginCurve.of(log, grouping).stream()
            .map(curve -> GroupRate.of(curve, log.scores.classes()))
            .toList();
    List<StarvationVerdict> verdicts = verdicts(grouping, groups, control);
    List<String> lines = new ArrayList<>(summary(log));
    lines.add(grouping.note());
    groups.forEach(group -> lines.add(group.line()));
    verdicts.forEach(verdict ->
        lines.add(
            (verdict.group().isEmpty() ? "" : "group " + verdict.group() + ": ")
                + verdict.verdict()
                + (verdict.verdict().startsWith("not") ? ", because " : ": ")
                + verdict.because()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", name());
    json.put("examples", log.size());
    json.put("epochs", log.epochs.size());
    json.put("classes", log.scores.classes());
    json.put("grouping", grouping.origin());
    json.put("groups", groups.stream().map(GroupRate::json).toList());
    json.put("starvation", verdicts.stream().map(StarvationVerdict::json).toList());
    json.put("conventions", ScoreTable.conventions(log.areProbabilities()));
    return new Findings(
        "What the log shows",
        lines,
        List.of(),
        ExamplePictures.of(log, groups),
        json,
        ScoreTable.of(log));
  }

  private static List<StarvationVerdict> verdicts(
      Grouping grouping, List<GroupRate> groups, @Nullable Rows control) {
    List<MarginCurve> curves = groups.stream().map(GroupRate::curve).toList();
    if (control != null) {
      ExampleLog other = read(control);
      List<MarginCurve> controls = MarginCurve.of(other, Grouping.of(other));
      return curves.stream().map(curve -> StarvationVerdict.against(curve, controls)).toList();
    }
    if (curves.size() < 2) {
      return List.of(StarvationVerdict.ungrouped(grouping.note()));
    }
    MarginCurve leader = StarvationVerdict.leader(curves);
    return curves.stream()
        .filter(curve -> curve != leader)
        .map(curve -> StarvationVerdict.of(curve, leader))
        .toList();
  }

  private static List<String> summary(ExampleLog log) {
    ExampleDynamics scores = log.scores;
    int never = 0;
    int forgotten = 0;
    int right = 0;
    for (int i = 0; i < scores.size(); i++) {
      never += scores.correctness(i) == 0 ? 1 : 0;
      forgotten += scores.forgetting(i) > 0 ? 1 : 0;
      right += scores.learnedForGood(i) >= 0 ? 1 : 0;
    }
    double n = scores.size();
    return List.of(
        "%d examples, %d epochs, %d classes, logged as %s"
            .formatted(
                scores.size(),
                log.epochs.size(),
                scores.classes(),
                log.areProbabilities() ? "probabilities" : "logits"),
        "%.1f %% of examples are right in the last epoch, %.1f %% never; %.1f %% were forgotten at least once"
            .formatted(100 * right / n, 100 * never / n, 100 * forgotten / n));
  }

  private static ExampleLog read(Rows rows) {
    String missing = ExampleColumns.of(rows.columns()).missing();
    if (missing != null) {
      throw new InputException(
          rows.place()
              + ": no column of "
              + missing
              + " among "
              + String.join(", ", rows.columns())
              + "; add it or rename it so");
    }
    return ExampleLog.read(rows);
  }
}
