package dev.gradus.studies.largestep;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Divergence;
import java.util.ArrayList;
import java.util.List;

/// What a run at a large stepsize looks like.
final class LargeStepsizeFigures {
  private static final Axis STEP = LargeStepsizeKind.WORDS.axis("t", true);

  private LargeStepsizeFigures() {}

  static List<Picture> of(RunResult result) {
    List<Trajectory> all = Divergence.cut(result.trajectories(), "risk");
    List<Picture> figures = new ArrayList<>();
    figures.add(risk(all));
    figures.add(margins(all));
    if (all.stream().anyMatch(one -> hasNumber(one.column("sharpness")))) {
      figures.add(sharpness(all));
    }
    return figures;
  }

  private static Figure risk(List<Trajectory> all) {
    return new Figure(
        "risk",
        "Risk",
        "Mean loss against step. At a large stepsize it first goes up and down, then falls steadily.",
        STEP,
        LargeStepsizeKind.WORDS.axis("risk", true),
        all.stream()
            .map(one -> Series.line(name(one), kind(one), one.column("t"), one.column("risk")))
            .toList());
  }

  private static Figure margins(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    for (Trajectory one : all) {
      String prefix = all.size() > 1 ? name(one) + ", " : "";
      for (String column : List.of("margin_bar", "gamma_a", "gamma_b")) {
        series.add(
            Series.line(
                prefix + label(column), Kind.MEASURED, one.column("t"), one.column(column)));
      }
    }
    return new Figure(
        "margins",
        "Normalised margins",
        "The smallest margin of all examples over the norm of the weights, and two functions of the"
            + " risk that bracket it once the risk is small.",
        STEP,
        new Axis("margin / weight norm", "1", false),
        series);
  }

  private static String label(String column) {
    return switch (column) {
      case "margin_bar" -> "smallest margin";
      case "gamma_a" -> "gamma a: -log L";
      default -> "gamma b: -log(2n e^kappa L)";
    };
  }

  private static Figure sharpness(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    double[] stepsize = all.getFirst().column("stepsize");
    double[] bound = new double[stepsize.length];
    for (int i = 0; i < bound.length; i++) {
      bound[i] = 2 / stepsize[i];
    }
    series.add(Series.line("2 / stepsize", Kind.THEORY, all.getFirst().column("t"), bound));
    all.forEach(one ->
        series.add(
            Series.line(name(one), Kind.MEASURED, one.column("t"), one.column("sharpness"))));
    return new Figure(
        "sharpness",
        "Sharpness",
        "The largest eigenvalue of the Hessian of the risk. Above the line, gradient descent cannot"
            + " settle.",
        STEP,
        LargeStepsizeKind.WORDS.axis("sharpness", true),
        series);
  }

  private static String name(Trajectory one) {
    return LargeStepsizeKind.WORDS.method(one.method());
  }

  private static Kind kind(Trajectory one) {
    return LargeStepsizeKind.WORDS.kind(one.method());
  }

  private static boolean hasNumber(double[] values) {
    return java.util.Arrays.stream(values).anyMatch(Double::isFinite);
  }
}
