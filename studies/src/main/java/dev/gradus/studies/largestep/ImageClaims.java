package dev.gradus.studies.largestep;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.theory.largestep.Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Two classes of images at several stepsizes (Cai et al. 2024, figures 2d-f and 3).
final class ImageClaims {
  private static final Axis STEP = LargeStepsizeKind.WORDS.axis("t", true);

  private ImageClaims() {}

  private static List<Map.Entry<String, RunResult>> runs(Map<String, RunResult> results) {
    return results.entrySet().stream()
        .filter(one -> one.getKey().startsWith(LargeStepsizeStudy.IMAGES))
        .toList();
  }

  static List<Claim> of(Map<String, RunResult> results) {
    List<Map.Entry<String, RunResult>> runs = runs(results);
    RunResult large = runs.getLast().getValue();
    List<Certificate> certificates =
        runs.stream().map(run -> PhaseClaims.certify(run.getValue())).toList();
    double best =
        IntStream.range(0, runs.size())
            .filter(i -> certificates.get(i).increases() == 0)
            .mapToDouble(i -> last(runs.get(i).getValue()))
            .min()
            .orElse(Double.NaN);
    return List.of(
        PhaseClaims.violations(
            "images-lemmas",
            "On images too every lemma holds at every step where its conditions do",
            certificates,
            "",
            LargeStepsizeStudy.IMAGES + "*",
            large),
        Means.claim(
            "images-large-wins",
            "On images, the largest stepsize, at which the risk rose at %d steps, ends at less than a"
                    .formatted(certificates.getLast().increases())
                + " tenth of the least risk without a rise",
            Relation.AT_MOST,
            0.1 * best,
            new double[] {last(large)},
            "nats",
            "runs " + LargeStepsizeStudy.IMAGES + "*, last step",
            large));
  }

  private static double last(RunResult result) {
    double[] risk = column(result, "risk");
    return risk[risk.length - 1];
  }

  private static double[] column(RunResult result, String name) {
    return result.trajectories().getFirst().column(name);
  }

  static List<Picture> figures(Map<String, RunResult> results) {
    return List.of(
        figure(
            results,
            "large-stepsize-images-risk",
            "Risk on images",
            "Two classes of images, 40 softplus units, stepsize per unit as named.",
            LargeStepsizeKind.WORDS.axis("risk", true),
            "risk"),
        figure(
            results,
            "large-stepsize-images-margin",
            "Normalised margin on images",
            "The same runs: the smallest margin of the training images over the norm of the weights.",
            new Axis("margin / weight norm", "1", false),
            "margin_bar"),
        figure(
            results,
            "large-stepsize-images-accuracy",
            "Test accuracy on images",
            "The same runs on the test images of the two classes.",
            LargeStepsizeKind.WORDS.axis("accuracy_test", false),
            AccuracyProbe.COLUMN));
  }

  private static Figure figure(
      Map<String, RunResult> results,
      String id,
      String title,
      String caption,
      Axis axis,
      String column) {
    List<Series> series =
        runs(results).stream()
            .map(one -> {
              Trajectory run = one.getValue().trajectories().getFirst();
              return Series.line(
                  "stepsize " + one.getKey().substring(LargeStepsizeStudy.IMAGES.length()),
                  Kind.MEASURED,
                  run.column("t"),
                  run.column(column));
            })
            .toList();
    return new Figure(id, title, caption, STEP, axis, series);
  }
}
