package dev.gradus.studies.look;

import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.measures.examples.ExampleDynamics;
import dev.gradus.measures.examples.ModeFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pictures of an example log.
final class ExamplePictures {
  private ExamplePictures() {}

  static List<Picture> of(ExampleLog log, List<GroupRate> groups) {
    return List.of(margins(groups), gradients(groups), learned(log));
  }

  private static Figure margins(List<GroupRate> groups) {
    List<Series> series = new ArrayList<>();
    groups.stream()
        .filter(group -> group.fit().isFitted())
        .map(ExamplePictures::mode)
        .forEach(series::add);
    for (GroupRate group : groups) {
      double[] mean = group.curve().margin();
      double[] error = group.curve().marginError();
      double[] low = mean.clone();
      double[] high = mean.clone();
      for (int i = 0; i < mean.length; i++) {
        double two = Double.isNaN(error[i]) ? 0 : 2 * error[i];
        low[i] -= two;
        high[i] += two;
      }
      series.add(
          new Series(
              group.curve().name,
              Kind.MEASURED,
              group.curve().times,
              mean,
              low,
              high,
              "mean +- 2 s.e. over examples"));
    }
    return new Figure(
        "margins",
        "Mean margin of each group",
        "The log-odds of the right class, averaged over each group; a line is the one mode that fits"
            + " its curve best.",
        new Axis("epoch", "1", false),
        new Axis("mean margin", "nats", false),
        series);
  }

  /// The fitted mode from the first margin on.
  private static Series mode(GroupRate group) {
    ModeFit fit = group.fit();
    double[] times = group.curve().times;
    double[] margin = group.curve().margin();
    double end = Arrays.stream(margin).max().orElseThrow();
    double[] t = new double[101];
    double[] f = new double[101];
    int count = 0;
    double now = times[0];
    for (int i = 0; i <= 100 && now <= times[times.length - 1]; i++) {
      f[i] = margin[0] + (end - margin[0]) * i / 100;
      now += i == 0 ? 0 : fit.time(f[i - 1], f[i]);
      t[i] = now;
      count += now <= times[times.length - 1] ? 1 : 0;
    }
    return Series.line(
        group.curve().name, Kind.THEORY, Arrays.copyOf(t, count), Arrays.copyOf(f, count));
  }

  private static Figure gradients(List<GroupRate> groups) {
    return new Figure(
        "gradient",
        "Gradient left in each group",
        "The mean of sigmoid(-margin): what an example of the group still adds to the gradient. Where"
            + " it is gone, features that appear only there stop being learned.",
        new Axis("epoch", "1", false),
        new Axis("gradient left", "1", true),
        groups.stream()
            .map(group ->
                Series.line(
                    group.curve().name,
                    Kind.MEASURED,
                    group.curve().times,
                    group.curve().gradient(-1)))
            .toList());
  }

  private static Figure learned(ExampleLog log) {
    ExampleDynamics scores = log.scores;
    double[] epochs = new double[log.epochs.size()];
    double[] first = new double[epochs.length];
    double[] forGood = new double[epochs.length];
    for (int i = 0; i < scores.size(); i++) {
      if (scores.firstLearned(i) >= 0) {
        first[scores.firstLearned(i)]++;
      }
      if (scores.learnedForGood(i) >= 0) {
        forGood[scores.learnedForGood(i)]++;
      }
    }
    for (int e = 0; e < epochs.length; e++) {
      epochs[e] = log.epochs.get(e);
      first[e] = first[e] / scores.size() + (e == 0 ? 0 : first[e - 1]);
      forGood[e] = forGood[e] / scores.size() + (e == 0 ? 0 : forGood[e - 1]);
    }
    return new Figure(
        "learned",
        "Share of examples learned",
        "Ever correct by this epoch, and correct from this epoch to the end; between them lies what is"
            + " learned and forgotten.",
        new Axis("epoch", "1", false),
        new Axis("share", "1", false),
        List.of(
            Series.line("ever correct", Kind.MEASURED, epochs, first),
            Series.line("correct for good", Kind.MEASURED, epochs, forGood)));
  }
}
