package dev.gradus.studies.look;

import dev.gradus.core.InputException;
import dev.gradus.data.format.Rows;
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
    return !found.outputs().isEmpty() && (found.gold() >= 0 || found.id() >= 0)
        || found.gold() >= 0 && found.id() >= 0;
  }

  @Override
  public Findings look(Rows rows, @Nullable Rows control) {
    ExampleLog log = read(rows);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d examples, %d epochs, %d classes, logged as %s"
            .formatted(
                log.size(),
                log.epochs.size(),
                log.scores.classes(),
                log.areProbabilities() ? "probabilities" : "logits"));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", name());
    json.put("examples", log.size());
    json.put("epochs", log.epochs.size());
    json.put("classes", log.scores.classes());
    json.put("conventions", ScoreTable.conventions(log.areProbabilities()));
    return new Findings(
        "What the log shows", lines, List.of(), List.of(), json, ScoreTable.of(log));
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
