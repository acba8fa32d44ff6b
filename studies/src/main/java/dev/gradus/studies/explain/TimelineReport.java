package dev.gradus.studies.explain;

import dev.gradus.core.AtomicFile;
import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Numbers;
import dev.gradus.lab.report.Picture;
import dev.gradus.lab.report.Report;
import dev.gradus.lab.report.ReportContent;
import dev.gradus.lab.report.ReportContent.Fact;
import dev.gradus.lab.store.StorageException;
import dev.gradus.measures.information.Estimate;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.studies.SeedBand;
import dev.gradus.studies.SeedMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A timeline in a directory: `report.html` with its figures, `explanation.json` and
/// `timeline.csv`.
public final class TimelineReport {
  private static final String INTERVAL = "95 % interval over test examples";

  private static final int MOST_FOUND = 12;

  private final Timeline timeline;
  private final String unit;
  private final Axis steps;
  private final Map<String, String> names;

  private TimelineReport(Timeline timeline) {
    this.timeline = timeline;
    unit = timeline.unit().name().toLowerCase(Locale.ROOT);
    steps = new Axis("training step", "1", wide(timeline));
    names = BriefNames.of(timeline.references());
  }

  private static boolean wide(Timeline timeline) {
    double[] positive =
        timeline.points().stream()
            .mapToDouble(point -> point.checkpoint().step())
            .filter(step -> step > 0)
            .sorted()
            .distinct()
            .toArray();
    return positive.length > 1 && positive[positive.length - 1] / positive[0] > 20;
  }

  /// Writes all files.
  ///
  /// @param facts how it was made, for the end of the page
  /// @throws InputException if the directory holds a run of another kind
  public static void write(
      Timeline timeline, List<PairTest> pairs, List<Fact> facts, Path directory) {
    if (Files.exists(directory.resolve("run.yaml"))
        || Files.exists(directory.resolve("study.yaml"))) {
      throw new InputException(directory + ": holds a run; choose another --save");
    }
    try {
      Report.write(directory, content(timeline, facts));
      AtomicFile.write(
          directory.resolve("explanation.json"),
          JsonMapper.builder()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .build()
                  .writeValueAsString(TimelineJson.of(timeline, pairs))
              + "\n");
      AtomicFile.write(directory.resolve("timeline.csv"), csv(timeline));
    } catch (IOException e) {
      throw StorageException.of("cannot write the report", directory, e);
    }
  }

  /// What the page shows.
  static ReportContent content(Timeline timeline, List<Fact> facts) {
    return new TimelineReport(timeline).content(facts);
  }

  private ReportContent content(List<Fact> facts) {
    int checkpoints = timeline.points().size() / timeline.references().size();
    List<Picture> figures = new ArrayList<>();
    if (!timeline.ladder().isEmpty()) {
      figures.add(ladder());
    }
    for (int i = 0; i < timeline.references().size(); i++) {
      String reference = timeline.references().get(i);
      List<Trajectory> all = timeline.trajectories(reference);
      figures.add(information(i + 1, reference, all));
      figures.add(shares(i + 1, reference, all));
    }
    return ReportContent.found(
        "What simpler models explain of this one",
        "At each checkpoint, the information that the model's predictions hold about the label is"
            + " split into what a simpler model explains of it (mu) and what lies beyond. "
            + timeline.n()
            + " test examples, "
            + (checkpoints == 1 ? "1 checkpoint" : checkpoints + " checkpoints")
            + (timeline.seeds().size() > 1 ? " of " + timeline.seeds().size() + " seeds" : "")
            + ". "
            + onsets(),
        facts,
        timeline.references().stream().limit(MOST_FOUND).map(this::finding).toList(),
        figures);
  }

  /// The last checkpoints, as means over seeds; of a single one with errors over test examples.
  private Fact finding(String reference) {
    List<Explained> ends =
        timeline.seeds().stream().map(seed -> timeline.by(reference, seed).getLast()).toList();
    return new Fact(
        "by " + names.get(reference),
        "at the last checkpoint I(F;Y) = %s %s, of which it explains mu = %s; %s lie beyond it; I(L;Y) = %s"
            .formatted(
                text(ends, ExplainedInformation::iModelLabel),
                unit,
                text(ends, ExplainedInformation::mu),
                text(ends, ExplainedInformation::iModelLabelGivenBy),
                text(ends, ExplainedInformation::iByLabel)));
  }

  private static String text(List<Explained> ends, Function<ExplainedInformation, Estimate> part) {
    if (ends.size() == 1) {
      Estimate only = part.apply(ends.getFirst().all());
      return Numbers.uncertain(only.value(), only.standardError());
    }
    return SeedMean.of(ends.stream().mapToDouble(end -> part.apply(end.all()).value()).toArray())
        .text();
  }

  private String onsets() {
    List<String> sentences = new ArrayList<>();
    for (String reference : timeline.references()) {
      for (String seed : timeline.seeds()) {
        timeline
            .lastExplained(reference, seed)
            .ifPresent(last ->
                sentences.add(
                    "Until step %s%s nothing was found beyond %s."
                        .formatted(
                            last.checkpoint().stepName(),
                            seed.isEmpty() ? "" : " (seed " + seed + ")",
                            names.get(reference))));
      }
    }
    return String.join(" ", sentences.subList(0, Math.min(6, sentences.size())));
  }

  private Figure information(int number, String reference, List<Trajectory> all) {
    return new Figure(
        "information-" + number,
        "What the model knows, and what " + names.get(reference) + " explains of it",
        "Where I(F;Y) and mu lie on each other, the model knows nothing that the reference does"
            + " not. The errors of both models being independent would give mu_ci; their confusion"
            + " matrices allow no more than mu_max: where these are close, a flat mu says little.",
        steps,
        new Axis("information about the label", unit, false),
        List.of(
            SeedBand.of("reference alone, I(L;Y)", Kind.THEORY, all.subList(0, 1), "i_by_label"),
            mean("if errors were independent, mu_ci", all, "mu_ci"),
            mean("most possible, mu_max", all, "mu_max"),
            banded("model, I(F;Y)", all, "i_model_label"),
            banded("explained, mu", all, "mu"),
            banded("beyond, I(F;Y|L)", all, "i_model_label_given_by")));
  }

  private Figure shares(int number, String reference, List<Trajectory> all) {
    return new Figure(
        "shares-" + number,
        "Share explained by " + names.get(reference) + ", and retention",
        "Explained: mu / I(F;Y). Retention rho: where mu stands between independent errors (0) and"
            + " the most that both confusion matrices allow (1); left out where that range is noise.",
        steps,
        new Axis("share", "1", false),
        List.of(
            banded("explained, mu / I(F;Y)", all, "explained_fraction"),
            SeedBand.of("retention, rho", Kind.MEASURED, all, "resolved_retention"),
            SeedBand.of("accuracy of the model", Kind.MEASURED, all, "accuracy_model"),
            SeedBand.of("agreement with the reference", Kind.MEASURED, all, "agreement")));
  }

  /// A band over seeds, or the interval of the only one.
  private static Series banded(String name, List<Trajectory> all, String column) {
    if (all.size() > 1) {
      return SeedBand.of(name, Kind.MEASURED, all, column);
    }
    Trajectory only = all.getFirst();
    return new Series(
        name,
        Kind.MEASURED,
        only.column("t"),
        only.column(column),
        only.column(column + "_lower"),
        only.column(column + "_upper"),
        INTERVAL);
  }

  private static Series mean(String name, List<Trajectory> all, String column) {
    Series series = SeedBand.of(name, Kind.THEORY, all, column);
    return Series.line(name, Kind.THEORY, series.x(), series.y());
  }

  /// The parts on top of each other: each a band from the sum of those below it.
  private Figure ladder() {
    List<Trajectory> all = timeline.climbs();
    Map<String, String> rungs = BriefNames.of(timeline.rungs());
    List<Series> series = new ArrayList<>();
    double[] below = new double[all.getFirst().size()];
    for (int rung = 0; rung <= rungs.size(); rung++) {
      boolean last = rung == rungs.size();
      Series part = SeedBand.of("", Kind.MEASURED, all, last ? "left" : "part_" + (rung + 1));
      double[] above = below.clone();
      for (int i = 0; i < above.length; i++) {
        above[i] += part.y()[i];
      }
      String name =
          last
              ? "beyond all of them"
              : (rung == 0 ? "explained by " : "added by ") + rungs.get(timeline.rungs().get(rung));
      series.add(
          new Series(
              name, Kind.THEORY, part.x(), above, below, above, "parts on top of each other"));
      below = above;
    }
    return new Figure(
        "ladder",
        "What is learnt when",
        "The model's information about the label, split along references of growing complexity:"
            + " what the first explains, what each further one adds, what all of them leave."
            + (all.size() > 1 ? " Means over " + all.size() + " seeds." : ""),
        steps,
        new Axis("information about the label", unit, false),
        series);
  }

  private static String csv(Timeline timeline) {
    StringBuilder out = new StringBuilder("model,seed,step,by,n,unit,estimator");
    timeline.points().getFirst().numbers().keySet().forEach(name -> out.append(',').append(name));
    out.append('\n');
    for (Explained point : timeline.points()) {
      out.append(quoted(point.checkpoint().place())).append(',');
      out.append(quoted(point.checkpoint().seed())).append(',');
      out.append(number(point.checkpoint().step())).append(',');
      out.append(quoted(point.by())).append(',').append(point.all().n()).append(',');
      out.append(timeline.unit().name().toLowerCase(Locale.ROOT)).append(',');
      out.append(point.all().estimator().id());
      point.numbers().values().forEach(value -> out.append(',').append(number(value)));
      out.append('\n');
    }
    return out.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static String quoted(String text) {
    return text.matches("[^,\"]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
