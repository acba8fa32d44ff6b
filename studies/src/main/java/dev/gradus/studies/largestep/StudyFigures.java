package dev.gradus.studies.largestep;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The figures of the study of large stepsizes.
final class StudyFigures {
  private static final Axis STEP = LargeStepsizeKind.WORDS.axis("t", true);

  private StudyFigures() {}

  static List<Picture> of(Map<String, RunResult> results) {
    List<Picture> pictures = new ArrayList<>(phases(results));
    pictures.add(Neurons.figure(results));
    pictures.add(rates(results));
    pictures.addAll(ImageClaims.figures(results));
    return pictures;
  }

  private static List<Picture> phases(Map<String, RunResult> results) {
    return List.of(
        xor(
            results,
            "large-stepsize-risk",
            "Risk at four stepsizes",
            "XOR, 20 units. Small stepsizes let the risk fall steadily; large ones first make it go"
                + " up and down and end lower.",
            LargeStepsizeKind.WORDS.axis("risk", true),
            one -> one.column("risk")),
        xor(
            results,
            "large-stepsize-rate",
            "Stepsize times step times risk",
            "The same runs. Where a curve is flat, the risk falls like 1 / (stepsize x step).",
            new Axis("stepsize x step x risk", "1", true),
            StudyFigures::rate),
        xor(
            results,
            "large-stepsize-margin",
            "Normalised margin",
            "The smallest margin over the norm of the weights grows once the risk falls steadily.",
            new Axis("margin / weight norm", "1", false),
            one -> one.column("margin_bar")),
        xor(
            results,
            "large-stepsize-sharpness",
            "Sharpness over its limit",
            "The largest eigenvalue of the Hessian times stepsize / 2. Above 1, gradient descent"
                + " cannot settle.",
            new Axis("sharpness x stepsize / 2", "1", true),
            StudyFigures::edge));
  }

  private static Figure rates(Map<String, RunResult> results) {
    List<Series> series = new ArrayList<>();
    for (String model : LargeStepsizeStudy.MODELS) {
      RateCurve steady =
          RateCurve.of(Objects.requireNonNull(results.get(model + LargeStepsizeStudy.STEADY)));
      RateCurve growing = RateCurve.growing(model, results);
      series.add(
          Series.line(model + ", never rising", Kind.MEASURED, steady.steps(), steady.risk()));
      series.add(
          Series.line(model + ", growing with T", Kind.MEASURED, growing.steps(), growing.risk()));
    }
    return new Figure(
        "large-stepsize-rates",
        "Risk after T steps",
        "Two points. The largest constant stepsize that never lets the risk rise gives 1 / T, one"
            + " that grows with T gives 1 / T^2.",
        new Axis("steps T", "1", true),
        LargeStepsizeKind.WORDS.axis("risk", true),
        series);
  }

  private static Figure xor(
      Map<String, RunResult> results,
      String id,
      String title,
      String caption,
      Axis axis,
      Function<Trajectory, double[]> values) {
    List<Series> series =
        results.entrySet().stream()
            .filter(one -> one.getKey().startsWith(LargeStepsizeStudy.XOR))
            .map(one -> {
              Trajectory run = one.getValue().trajectories().getFirst();
              return Series.line(
                  "stepsize " + one.getKey().substring(LargeStepsizeStudy.XOR.length()),
                  Kind.MEASURED,
                  run.column("t"),
                  values.apply(run));
            })
            .toList();
    return new Figure(id, title, caption, STEP, axis, series);
  }

  private static double[] rate(Trajectory one) {
    double[] values = one.column("risk");
    double[] steps = one.column("t");
    double[] stepsize = one.column("stepsize");
    for (int i = 0; i < values.length; i++) {
      values[i] *= steps[i] * stepsize[i];
    }
    return values;
  }

  private static double[] edge(Trajectory one) {
    double[] values = one.column("sharpness");
    double[] stepsize = one.column("stepsize");
    for (int i = 0; i < values.length; i++) {
      values[i] *= stepsize[i] / 2;
    }
    return values;
  }
}
