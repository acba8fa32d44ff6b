package dev.gradus.studies.teacherstudent;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.studies.SeedBand;
import dev.gradus.studies.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// Beyond the theory's inputs: a finite training set seen again and again, and images.
final class OtherInputs {
  private static final String FINITE = "finite-set";
  private static final String IMAGES = "image-inputs";

  private OtherInputs() {}

  static Map<String, ObjectNode> runs(boolean full, long seed) {
    Map<String, ObjectNode> runs = new LinkedHashMap<>();
    runs.put(
        FINITE,
        Study.configuration(
            """
            {"problem": "teacher-student", "student": 4, "teacher": 2, "stepsize": 0.2,
             "noise": 0.2, "inputs": 50, "training-set": 200, "until": %d, "starts": "each",
             "methods": ["sgd"], "seeds": %d, "seed": %d}
            """
                .formatted(full ? 3000 : 1000, full ? 64 : 16, seed)));
    runs.put(
        IMAGES,
        Study.configuration(
            """
            {"problem": "teacher-student", "student": 4, "teacher": 2, "stepsize": 0.2,
             "noise": 0.01, "inputs": 784, "data": "%s", "times": [0, 1, 3, 10, 30],
             "starts": "each", "methods": ["sgd"], "seeds": %d, "seed": %d}
            """
                .formatted(full ? "mnist" : "fashion-mnist-small", full ? 16 : 4, seed)));
    return runs;
  }

  static List<Claim> claims(Map<String, RunResult> results) {
    RunResult finite = Objects.requireNonNull(results.get(FINITE));
    RunResult images = Objects.requireNonNull(results.get(IMAGES));
    double[] rise = rise(finite.trajectories());
    double[] fall =
        images.trajectories().stream()
            .mapToDouble(one -> Math.log10(first(one) / last(one)))
            .toArray();
    return List.of(
        claim(
            "over-fitting",
            "On a finite training set the error on new inputs rises again after its minimum",
            0,
            rise,
            "run %s, half of %d starts (the others choose the time of the minimum)"
                .formatted(FINITE, finite.trajectories().size()),
            finite),
        claim(
            "images",
            "On images as inputs the student learns the teacher too: the error falls to a tenth or"
                + " less (decades)",
            1,
            fall,
            "run %s, %d starts, test images".formatted(IMAGES, fall.length),
            images));
  }

  private static Claim claim(
      String id, String sentence, double bound, double[] values, String evidence, RunResult run) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    return new Claim(
        id, sentence, Relation.AT_LEAST, bound, mean, error, "1", evidence, run.totalSeconds());
  }

  /// The last error less that at the time of the minimum. Even starts choose the time and odd ones
  /// measure, so that looking for the minimum does not make a rise by itself.
  private static double[] rise(List<Trajectory> all) {
    int rows = all.getFirst().size();
    double[] mean = new double[rows];
    for (int i = 0; i < all.size(); i += 2) {
      double[] error = all.get(i).column("eg");
      for (int row = 0; row < rows; row++) {
        mean[row] += error[row];
      }
    }
    int lowest =
        IntStream.range(0, rows)
            .boxed()
            .min((one, other) -> Double.compare(mean[one], mean[other]))
            .orElseThrow();
    return IntStream.range(0, all.size())
        .filter(i -> i % 2 == 1)
        .mapToDouble(i -> last(all.get(i)) - all.get(i).column("eg")[lowest])
        .toArray();
  }

  private static double first(Trajectory one) {
    return one.column("eg")[0];
  }

  private static double last(Trajectory one) {
    double[] error = one.column("eg");
    return error[error.length - 1];
  }

  static Figure figure(Map<String, RunResult> results) {
    List<Trajectory> all = Objects.requireNonNull(results.get(FINITE)).trajectories();
    List<Series> series = new ArrayList<>();
    series.add(SeedBand.of("new inputs", Kind.MEASURED, all, "eg"));
    series.add(SeedBand.of("training set, noisy labels", Kind.MEASURED, all, "et"));
    return new Figure(
        FINITE,
        "A finite training set: over-fitting",
        "Passing again and again over 200 noisy examples of 50 numbers: the error on the training set"
            + " falls on, that on new inputs has a minimum and rises. Theory for fresh examples does"
            + " not apply here.",
        TeacherStudentKind.WORDS.axis("t", true),
        new Axis("error", "1", true),
        series);
  }
}
