package dev.gradus.studies.explain;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.measures.information.Decomposition;
import dev.gradus.measures.information.Estimate;
import dev.gradus.measures.information.Ladder;
import dev.gradus.studies.SeedBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A timeline for people: tables of plain text.
public final class TimelineText {
  private static final int MOST_ROWS = 40;

  private final Timeline timeline;
  private final Map<String, String> names;
  private final String unit;
  private final StringBuilder out = new StringBuilder();

  private TimelineText(Timeline timeline) {
    this.timeline = timeline;
    names =
        BriefNames.of(
            java.util.stream.Stream.concat(
                    timeline.references().stream(), timeline.rungs().stream())
                .distinct()
                .toList());
    unit = timeline.unit().name().toLowerCase(Locale.ROOT);
  }

  /// All tables: one a reference, T0, pairs, classes, the ladder.
  public static String of(Timeline timeline, List<PairTest> pairs) {
    return new TimelineText(timeline).all(pairs);
  }

  private String all(List<PairTest> pairs) {
    String estimators =
        timeline.points().stream()
            .map(point -> point.all().estimator().id())
            .distinct()
            .collect(Collectors.joining(", "));
    int checkpoints = timeline.points().size() / timeline.references().size();
    line(
        "%d test examples, %s%s, information in %s (%s), [95 %% interval]",
        timeline.n(),
        checkpoints == 1 ? "1 checkpoint" : checkpoints + " checkpoints",
        timeline.seeds().size() > 1 ? " of " + timeline.seeds().size() + " seeds" : "",
        unit,
        estimators);
    line(
        "possible mu: what both confusion matrices allow; rho: where mu stands from mu_ci (0) to the"
            + " most possible (1), - where that is noise; chance: I(F;Y|L) that plug-in finds where"
            + " nothing is beyond, p: of finding as much by chance");
    for (String reference : timeline.references()) {
      reference(reference);
    }
    pairs(pairs);
    ladder();
    // What rounds to zero has no sign.
    return out.toString().replaceAll("-(0\\.0+)(?!\\d)", "$1");
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private String name(String reference) {
    return names.getOrDefault(reference, reference);
  }

  private void reference(String reference) {
    List<Explained> points = timeline.by(reference);
    Explained first = points.getFirst();
    line("");
    line(
        "explained by %s: accuracy %.4f, I(L;Y) %s",
        name(reference), first.all().accuracyBy(), interval(first.all().iByLabel()));
    if (timeline.seeds().size() > 1) {
      seeds(reference);
    } else {
      checkpoints(points);
    }
    for (String seed : timeline.seeds()) {
      onset(reference, seed);
    }
    perClass(points);
  }

  private void checkpoints(List<Explained> points) {
    line(
        "%9s  %6s  %-22s %-22s %7s %15s %5s  %-22s %7s %6s",
        "step",
        "acc F",
        "I(F;Y)",
        "mu, explained",
        "mu_ci",
        "possible mu",
        "rho",
        "I(F;Y|L), beyond",
        "chance",
        "p");
    for (int i : picked(points.size())) {
      Explained point = points.get(i);
      Map<String, Double> numbers = point.numbers();
      line(
          "%9s  %6.4f  %-22s %-22s %7s %15s %5s  %-22s %7s %6s",
          point.checkpoint().stepName(),
          point.all().accuracyModel(),
          interval(point.all().iModelLabel()),
          interval(point.all().mu()),
          number(numbers, "mu_ci", "%.4f"),
          point.bounds() == null
              ? "-"
              : number(numbers, "mu_min", "%.4f") + ".." + number(numbers, "mu_max", "%.4f"),
          Double.isNaN(point.resolvedRetention()) ? "-" : text("%.2f", point.resolvedRetention()),
          interval(point.all().iModelLabelGivenBy()),
          number(numbers, "cmi_null_mean", "%.4f"),
          number(numbers, "cmi_p", "%.3f"));
    }
    omitted(points.size());
  }

  private void seeds(String reference) {
    List<Trajectory> all = timeline.trajectories(reference);
    List<Series> columns =
        List.of(
                "accuracy_model",
                "i_model_label",
                "mu",
                "resolved_retention",
                "i_model_label_given_by")
            .stream()
            .map(column -> SeedBand.of(column, Kind.MEASURED, all, column))
            .toList();
    line("mean over %d seeds, [10 %% to 90 %% of them]", all.size());
    line(
        "%9s  %-22s %-22s %-22s %-22s %-22s",
        "step", "acc F", "I(F;Y)", "mu, explained", "rho", "I(F;Y|L), beyond");
    int rows = columns.getFirst().x().length;
    for (int i : picked(rows)) {
      out.append("%9s ".formatted(new Checkpoint("", "", columns.getFirst().x()[i]).stepName()));
      for (Series column : columns) {
        double[] low = column.low();
        double[] high = column.high();
        out.append(
            " %-22s"
                .formatted(
                    low == null || high == null || Double.isNaN(column.y()[i])
                        ? number(column.y()[i])
                        : interval(column.y()[i], low[i], high[i])));
      }
      line("");
    }
    omitted(rows);
    int steps =
        new TreeSet<>(
                timeline.by(reference).stream().map(point -> point.checkpoint().step()).toList())
            .size();
    if (steps > rows) {
      line("%d steps that not all seeds have are left out", steps - rows);
    }
  }

  private void onset(String reference, String seed) {
    if (timeline.points().stream().anyMatch(point -> point.chance() == null)) {
      return;
    }
    String whose = seed.isEmpty() ? "" : " of seed " + seed;
    line(
        "%s",
        timeline
            .lastExplained(reference, seed)
            .map(last ->
                text(
                    "T0%s: step %s is the last with nothing beyond %s (p = %.3f > %s); there mu is"
                        + " %.4f of I(L;Y) %.4f",
                    whose,
                    last.checkpoint().stepName(),
                    name(reference),
                    last.numbers().getOrDefault("cmi_p", Double.NaN),
                    Timeline.LEVEL,
                    last.all().mu().value(),
                    last.all().iByLabel().value()))
            .orElse(
                "T0%s: none; every checkpoint knows more than %s (p <= %s)"
                    .formatted(whose, name(reference), Timeline.LEVEL)));
  }

  private void perClass(List<Explained> points) {
    Explained last = points.getLast();
    if (last.perClass().isEmpty()) {
      return;
    }
    line(
        "class by class at step %s (plug-in; the parts sum to the whole):",
        last.checkpoint().stepName());
    line("%9s  %6s %9s %9s %9s", "class", "share", "I(F;Y)", "mu", "I(F;Y|L)");
    for (Decomposition.PerClass part : last.perClass()) {
      line(
          "%9d  %6.4f %9.4f %9.4f %9.4f",
          part.label(), part.share(), part.iModelLabel(), part.mu(), part.iModelLabelGivenBy());
    }
  }

  private void pairs(List<PairTest> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    line("");
    line(
        "changes on the same test examples; p-values are held to 5 %% over all %d pairs (Holm)",
        pairs.size());
    line(
        "%-16s %6s %9s %9s  %-22s %8s  %-22s %8s",
        "by", "seed", "from", "to", "change of mu", "p", "change of I(F;Y|L)", "p");
    for (int i : picked(pairs.size())) {
      PairTest pair = pairs.get(i);
      line(
          "%-16s %6s %9s %9s  %-22s %8s  %-22s %8s",
          name(pair.by()),
          pair.earlier().seed(),
          pair.earlier().stepName(),
          pair.later().stepName(),
          interval(pair.difference().mu()),
          p(pair.pMuHolm()),
          interval(pair.difference().iModelLabelGivenBy()),
          p(pair.pBeyondHolm()));
    }
    omitted(pairs.size());
  }

  private void ladder() {
    if (timeline.ladder().isEmpty()) {
      return;
    }
    line("");
    line("ladder: I(F;Y) = what the first explains + what each further one adds + what is left");
    StringBuilder head = new StringBuilder("%6s %9s  %-22s".formatted("seed", "step", "I(F;Y)"));
    timeline.rungs().forEach(rung -> head.append(" %-22s".formatted("+ " + names.get(rung))));
    line("%s %-22s %7s", head, "left", "chance");
    List<Timeline.Climbed> all = timeline.ladder();
    for (int i : picked(all.size())) {
      Ladder ladder = all.get(i).ladder();
      out.append(
          "%6s %9s  %-22s"
              .formatted(
                  all.get(i).checkpoint().seed(),
                  all.get(i).checkpoint().stepName(),
                  interval(ladder.iModelLabel())));
      ladder.rungs().forEach(rung -> out.append(" %-22s".formatted(interval(rung.added()))));
      line(" %-22s %7.4f", interval(ladder.left()), ladder.rungs().getLast().leftByChance());
    }
    omitted(all.size());
  }

  /// Rows to show: all, or evenly picked ones with the first and last.
  private static List<Integer> picked(int rows) {
    if (rows <= MOST_ROWS) {
      return IntStream.range(0, rows).boxed().toList();
    }
    List<Integer> picked = new ArrayList<>();
    for (int i = 0; i < MOST_ROWS; i++) {
      picked.add((int) ((long) i * (rows - 1) / (MOST_ROWS - 1)));
    }
    return picked;
  }

  private void omitted(int rows) {
    if (rows > MOST_ROWS) {
      line("%d of %d rows; --json and --save have them all", MOST_ROWS, rows);
    }
  }

  private static String number(Map<String, Double> numbers, String name, String format) {
    double value = numbers.getOrDefault(name, Double.NaN);
    return Double.isNaN(value) ? "-" : text(format, value);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : text("%.4f", value);
  }

  private static String p(double p) {
    return Double.isNaN(p) ? "-" : p < 1e-4 ? "<0.0001" : text("%.4f", p);
  }

  private static String interval(Estimate estimate) {
    return Double.isNaN(estimate.value())
        ? "-"
        : interval(estimate.value(), estimate.lower(), estimate.upper());
  }

  private static String interval(double value, double lower, double upper) {
    return text("%.4f [%.3f, %.3f]", value, lower, upper);
  }
}
