package dev.gradus.studies.look;

import dev.gradus.core.InputException;
import dev.gradus.data.format.Rows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loss, stepsize, norms, margin and sharpness by step, any of them: oscillation and stability.
final class StepLogKind implements LogKind {

  @Override
  public String name() {
    return "step log";
  }

  @Override
  public String needs() {
    return "step, loss and any of stepsize, weight_norm, margin, gradient_norm, sharpness";
  }

  /// A loss, or steps with one other quantity.
  @Override
  public boolean recognises(List<String> columns) {
    return StepColumn.LOSS.in(columns) >= 0
        || (StepColumn.STEP.in(columns) >= 0
            && Arrays.stream(StepColumn.values())
                .anyMatch(column -> column != StepColumn.STEP && column.in(columns) >= 0));
  }

  @Override
  public Findings look(Rows rows, @Nullable Rows control) {
    if (control != null) {
      throw new InputException(
          control.place()
              + ": a control found, but a step log has none to be compared with; leave --control out");
    }
    StepReading reading = new StepReading(StepLog.read(rows));
    return new Findings(
        "What the log shows",
        reading.lines,
        List.of(),
        StepPictures.of(reading),
        reading.json,
        Findings.Scores.none());
  }
}
