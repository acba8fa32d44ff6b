package dev.gradus.studies.shade;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.studies.SeedBand;
import java.util.List;

/// What training on shaded images looks like.
final class ShadeFigures {
  private static final Axis STEPS = ShadedKind.WORDS.axis("t", true);

  private ShadeFigures() {}

  static Figure accuracies(RunResult result) {
    List<Trajectory> all = result.trajectories();
    return new Figure(
        "accuracy",
        "Accuracy where brightness goes with the class, against it, and says nothing",
        "A network that knows shape is right on all of them; one that knows brightness only is right"
            + " on aligned images, wrong on conflicting ones, and guesses where it is neutral.",
        STEPS,
        new Axis("accuracy", "1", false),
        List.of(
            SeedBand.of("aligned", Kind.MEASURED, all, "accuracy_aligned"),
            SeedBand.of("conflict", Kind.MEASURED, all, "accuracy_conflict"),
            SeedBand.of("neutral", Kind.MEASURED, all, "accuracy_neutral"),
            SeedBand.of("neutral, AUC", Kind.MEASURED, all, "auc_neutral")));
  }

  static Figure readout(RunResult result) {
    List<Trajectory> all = result.trajectories();
    return new Figure(
        "readout",
        "What a retrained last layer reads out",
        "Accuracy on conflicting images of the network, and of a last layer retrained on balanced"
            + " images; its first point is the baseline of random features.",
        STEPS,
        ShadedKind.WORDS.axis("accuracy_conflict", false),
        List.of(
            SeedBand.of("network", Kind.MEASURED, all, "accuracy_conflict"),
            SeedBand.of("last layer retrained", Kind.MEASURED, all, "retrained_conflict")));
  }
}
