package dev.gradus.studies.edge;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.studies.SeedBand;
import java.util.ArrayList;
import java.util.List;

/// What training at the edge of stability looks like.
final class EdgeFigures {
  private static final Axis STEPS = EdgeOfStabilityKind.WORDS.axis("t", false);

  private EdgeFigures() {}

  static Figure sharpness(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    add(series, all, "threshold of stability", Kind.THEORY, "threshold");
    add(series, all, "sharpness", Kind.MEASURED, "sharpness");
    return new Figure(
        "sharpness",
        "Sharpness against the threshold of stability",
        "The largest eigenvalue of the Hessian of the training loss. It rises until it meets the"
            + " threshold (2/stepsize without momentum) and then stays near it, while the loss goes"
            + " on falling.",
        STEPS,
        EdgeOfStabilityKind.WORDS.axis("sharpness", false),
        series);
  }

  static Figure loss(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    add(series, all, "training loss", Kind.MEASURED, "loss");
    return new Figure(
        "loss",
        "Training loss",
        "The loss on all training examples. It falls steadily below the threshold, and beyond it"
            + " only over many steps.",
        STEPS,
        EdgeOfStabilityKind.WORDS.axis("loss", true),
        series);
  }

  static Figure stabilisation(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    add(series, all, "balance of sharpening and stabilisation", Kind.THEORY, "amplitude");
    add(series, all, "oscillation", Kind.MEASURED, "oscillation");
    return new Figure(
        "self-stabilisation",
        "Oscillation along the top eigenvector",
        "How far the weights swing along the direction of largest curvature, beside the amplitude at"
            + " which the sharpness would neither rise nor fall (Damian, Nichani and Lee 2023).",
        STEPS,
        EdgeOfStabilityKind.WORDS.axis("oscillation", true),
        series);
  }

  private static void add(
      List<Series> series, List<Trajectory> all, String name, Kind kind, String column) {
    List<String> methods = all.stream().map(Trajectory::method).distinct().toList();
    for (String method : methods) {
      List<Trajectory> own = all.stream().filter(one -> one.method().equals(method)).toList();
      series.add(
          SeedBand.of(
              methods.size() > 1 ? EdgeOfStabilityKind.WORDS.method(method) + ", " + name : name,
              kind,
              own,
              column));
    }
  }
}
