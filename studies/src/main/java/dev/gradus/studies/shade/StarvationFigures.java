package dev.gradus.studies.shade;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.SeedBand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shape learned in each arm, over training and over the share of aligned images.
final class StarvationFigures {
  private static final Axis STEPS = ShadedKind.WORDS.axis("t", true);

  private StarvationFigures() {}

  static List<Picture> of(Map<String, RunResult> results) {
    List<Picture> pictures = new ArrayList<>();
    Map<String, String> arms = new LinkedHashMap<>();
    arms.put("digits-s0.3-r0.5", "at random");
    arms.put("digits-s0.3-r1.0-apart", "on other images");
    arms.put("digits-s0.3-r0.9", "9 in 10 aligned");
    arms.put("digits-s0.3-r1.0-penalised", "aligned, logit penalty");
    arms.put("digits-s0.3-r1.0", "aligned");
    arms.put("digits-s0.6-r1.0", "aligned, twice as strong");
    pictures.add(
        overTraining(
            "digits-neutral",
            "Digits: what is known of shape",
            "Neutral digits ranked by the network (AUC; 1 is perfect, 0.5 is chance). Aligned brightness"
                + " keeps shape from being learned; the same brightness on other images does not.",
            results,
            arms,
            "auc_neutral"));
    arms.remove("digits-s0.3-r1.0-apart");
    pictures.add(
        overTraining(
            "digits-conflict",
            "Digits: who is believed in conflict",
            "Accuracy where brightness says the opposite of shape.",
            results,
            arms,
            "accuracy_conflict"));
    if (results.containsKey("pets-natural")) {
      pictures.add(overShare("pets", "Cats and dogs, MLP", results));
      pictures.add(overShare("conv", "Cats and dogs, convolutional network", results));
    }
    return pictures;
  }

  private static Figure overTraining(
      String id,
      String title,
      String caption,
      Map<String, RunResult> results,
      Map<String, String> arms,
      String column) {
    List<Series> series = new ArrayList<>();
    arms.forEach((run, name) -> {
      RunResult result = results.get(run);
      if (result != null) {
        series.add(SeedBand.of(name, Kind.MEASURED, result.trajectories(), column));
      }
    });
    return new Figure(id, title, caption, STEPS, ShadedKind.WORDS.axis(column, false), series);
  }

  private static Figure overShare(String prefix, String title, Map<String, RunResult> results) {
    String start = prefix + "-s0.3-r";
    List<String> runs =
        results.keySet().stream()
            .filter(name -> name.startsWith(start))
            .sorted(java.util.Comparator.comparingDouble(name -> share(name, start)))
            .toList();
    double[] shares = runs.stream().mapToDouble(name -> share(name, start)).toArray();
    List<Series> series = new ArrayList<>();
    for (String kind : List.of("aligned", "neutral", "conflict")) {
      series.add(band(kind, "accuracy_" + kind, shares, runs, results));
    }
    series.add(band("neutral, AUC", "auc_neutral", shares, runs, results));
    return new Figure(
        prefix + "-shaded",
        title,
        "Accuracy at the end of training over the share of training images whose brightness goes with"
            + " their class.",
        ShadedKind.WORDS.axis("aligned", false),
        new Axis("accuracy", "1", false),
        series);
  }

  private static double share(String name, String start) {
    return Double.parseDouble(name.substring(start.length()));
  }

  private static Series band(
      String name, String column, double[] x, List<String> runs, Map<String, RunResult> results) {
    double[] mean = new double[x.length];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      List<Trajectory> seeds =
          java.util.Objects.requireNonNull(results.get(runs.get(i))).trajectories();
      double[] values =
          seeds.stream().mapToDouble(seed -> seed.column(column)[seed.size() - 1]).toArray();
      mean[i] = java.util.Arrays.stream(values).average().orElseThrow();
      low[i] = java.util.Arrays.stream(values).min().orElseThrow();
      high[i] = java.util.Arrays.stream(values).max().orElseThrow();
    }
    return new Series(name, Kind.MEASURED, x, mean, low, high, "all seeds");
  }
}
