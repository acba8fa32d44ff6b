package dev.gradus.studies.complexity;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.studies.SeedBand;
import java.util.List;

/// What training looks like in bits and in accuracy.
final class ComplexityFigures {
  private static final Axis STEPS = new Axis("training step", "1", true);

  private ComplexityFigures() {}

  static Figure information(List<Trajectory> all) {
    return new Figure(
        "information",
        "What the network knows, and what a simpler model explains of it",
        "Bits about the label in the network's predictions on the test set, and how many of them the"
            + " reference model explains. Where the two curves lie on each other, the network knows"
            + " nothing that the reference does not; where they part, it has learnt more.",
        STEPS,
        new Axis("information about the label", "bits", false),
        List.of(
            SeedBand.of("reference alone, I(L;Y)", Kind.THEORY, all.subList(0, 1), "i_by_label"),
            SeedBand.of("network, I(F;Y)", Kind.MEASURED, all, "i_model_label"),
            SeedBand.of("explained by the reference, mu", Kind.MEASURED, all, "mu")));
  }

  static Figure accuracy(List<Trajectory> all) {
    return new Figure(
        "accuracy",
        "Accuracy on training and test set",
        "Share of examples classified rightly, with that of the reference model on the test set.",
        STEPS,
        new Axis("accuracy", "1", false),
        List.of(
            SeedBand.of("reference, test", Kind.THEORY, all.subList(0, 1), "accuracy_by"),
            SeedBand.of("network, training", Kind.MEASURED, all, "accuracy_train"),
            SeedBand.of("network, test", Kind.MEASURED, all, "accuracy_test")));
  }
}
