package dev.gradus.studies.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.LightRun;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.HeatMap.Overlay;
import dev.gradus.lab.report.Picture;
import dev.gradus.lab.report.Report;
import dev.gradus.lab.report.ReportContent;
import dev.gradus.lab.report.ReportContent.Fact;
import dev.gradus.lab.store.StorageException;
import dev.gradus.lab.sweep.Axis;
import dev.gradus.lab.sweep.RunRecord.Status;
import dev.gradus.lab.sweep.SweepResults;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Quantity;
import dev.gradus.studies.SeedBand;
import dev.gradus.studies.Studies;
import dev.gradus.studies.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The page of a sweep: bands over seeds, grouped by all else, and maps over two axes.
public final class SweepReport {
  private final SweepResults results;
  private final SweepData data;

  /// What is to be seen.
  ///
  /// @param summary such as `final(eg)`; null for the final value of the first column
  /// @param columns drawn over time; empty for that of the summary
  /// @param x key of the horizontal axis of maps; null to choose
  /// @param y key of the vertical axis; null to choose
  public record View(
      @Nullable String summary, List<String> columns, @Nullable String x, @Nullable String y) {}

  /// One cell in numbers: all runs that differ by their seed alone, under one method.
  ///
  /// @param name the values of the axes and the method in words
  /// @param point the values of the axes
  /// @param count of trajectories
  /// @param diverged how many of them diverged
  /// @param mean of the summary over those that did not
  /// @param quantiles at 10 %, 50 % and 90 %
  /// @param runs their numbers
  public record Row(
      String name,
      Map<String, JsonNode> point,
      String method,
      int count,
      int diverged,
      double mean,
      List<Double> quantiles,
      List<Integer> runs) {}

  private SweepReport(SweepResults results, SweepData data) {
    this.results = results;
    this.data = data;
  }

  /// Reads a sweep, finished or not, and writes `report.html` and its figures into its directory.
  ///
  /// @throws InputException if there is no sweep, no run has ended, or the view does not fit
  /// @throws StorageException if a file is damaged or cannot be written
  public static SweepReport write(Path directory, View view) {
    try (SweepResults results = SweepResults.open(directory)) {
      Summary summary = view.summary() == null ? null : Summary.parse(view.summary());
      SweepReport report =
          new SweepReport(results, SweepData.read(results, summary, view.columns()));
      Report.write(directory, report.content(view));
      return report;
    } catch (IOException e) {
      throw StorageException.of("cannot write the report", directory, e);
    }
  }

  /// The summary that was used.
  public String summary() {
    return data.summary().text();
  }

  /// The summary in words, with its unit.
  public String title() {
    Quantity quantity = data.summary().quantity(data.words());
    return Summary.sentence(quantity.name())
        + (quantity.unit().equals("1") ? "" : " (" + quantity.unit() + ")");
  }

  private String name(Cell cell) {
    String point = data.names().of(cell.point(), Set.of());
    if (data.methods().size() == 1 && !point.isEmpty()) {
      return point;
    }
    String method = data.words().method(cell.method());
    return point.isEmpty() ? method : point + ", " + method;
  }

  /// All cells, in the order of the runs.
  public List<Row> rows() {
    return data.cells().stream()
        .map(cell -> {
          double[] sorted = cell.sorted();
          return new Row(
              name(cell),
              cell.point(),
              cell.method(),
              cell.count(),
              cell.diverged(),
              cell.mean(),
              List.of(
                  SeedBand.quantile(sorted, 0.1),
                  SeedBand.quantile(sorted, 0.5),
                  SeedBand.quantile(sorted, 0.9)),
              cell.runs());
        })
        .toList();
  }

  private ReportContent content(View view) {
    List<Picture> figures =
        new ArrayList<>(MapFigures.draw(data, view.x(), view.y(), new Theory()));
    figures.addAll(new BandFigures(data).draw());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("summary", data.summary().text() + ": " + title()));
    PointNames names = new PointNames(results.space().axes(), data.words());
    for (Axis axis : results.space().axes()) {
      long count = axis.values().stream().distinct().count();
      facts.add(
          new Fact(
              "axis " + axis.key(),
              data.words().of(axis.key()).label()
                  + ": "
                  + count
                  + (count == 1 ? " value, " : " values, ")
                  + names.value(axis.key(), axis.values().getFirst())
                  + " to "
                  + names.value(axis.key(), axis.values().getLast())));
    }
    results
        .description()
        .configuration()
        .properties()
        .forEach(entry -> facts.add(new Fact(entry.getKey(), entry.getValue().toString())));
    int ended = 0;
    for (Status status : Status.values()) {
      ended += results.count(status);
      facts.add(new Fact(status.toString(), Integer.toString(results.count(status))));
    }
    int open = results.space().size() - ended;
    return new ReportContent(
        results.description().name(),
        "A sweep of %d runs, %d cells; bands are over seeds.%s"
            .formatted(
                results.space().size(),
                data.cells().size(),
                open > 0 ? " " + open + " runs have not ended yet." : ""),
        facts,
        claims(),
        figures);
  }

  /// What the problem's theory says of cells.
  private final class Theory implements MapFigures.Theory {
    @Override
    public List<Overlay> limits(Map<String, JsonNode> point, Axis x, Axis y) {
      return ask(
          point,
          List.of(),
          (kind, configuration) ->
              kind.limits(configuration, x.key(), Scales.values(x), y.key(), Scales.values(y)));
    }

    @Override
    public double[] summaries(Map<String, JsonNode> point, Axis x, double[] xs) {
      return data.summary().function().equals("final")
          ? ask(
              point,
              new double[0],
              (kind, configuration) ->
                  kind.finalValues(configuration, data.summary().column(), x.key(), xs))
          : new double[0];
    }

    private <T> T ask(
        Map<String, JsonNode> point, T unknown, BiFunction<ProblemKind, ObjectNode, T> question) {
      ObjectNode base = results.description().configuration();
      if (!base.has("problem")) {
        return unknown;
      }
      try {
        Configuration cell = Configuration.of("sweep", base).with(point, "sweep axis");
        return question.apply(ProblemKinds.of(base), Planning.check(cell).root());
      } catch (InputException e) {
        return unknown; // what is not known is not drawn
      }
    }
  }

  /// What a study claims, for each of its seeds and scales whose runs have all ended.
  private List<Claim> claims() {
    JsonNode name = results.description().configuration().path("study");
    if (name.isMissingNode()) {
      return List.of();
    }
    Study study = Studies.byName(name.stringValue());
    Map<String, Map<String, RunResult>> groups = new LinkedHashMap<>();
    for (int run = 0; run < results.space().size(); run++) {
      Map<String, JsonNode> point = results.space().point(run);
      String own = String.valueOf(point.remove("run")).replace("\"", "");
      String label = point.toString().replaceAll("[{}\"]", "");
      LightRun.Result result = results.read(run).orElse(null);
      Map<String, RunResult> group = groups.computeIfAbsent(label, key -> new LinkedHashMap<>());
      if (result != null) {
        group.put(
            own,
            new RunResult(
                own,
                Planning.plan(SweepFile.of(results.description()).configuration(run))
                    .configuration(),
                result.trajectories(),
                result.seconds(),
                results.path()));
      }
    }
    int runs =
        data.axes().stream()
            .filter(a -> a.key().equals("run"))
            .mapToInt(a -> a.values().size())
            .findFirst()
            .orElse(1);
    List<Claim> claims = new ArrayList<>();
    groups.forEach((label, group) -> {
      if (group.size() == runs) {
        study.claims(group).forEach(claim -> claims.add(named(claim, label)));
      }
    });
    return claims;
  }

  private static Claim named(Claim claim, String label) {
    return new Claim(
        claim.id() + (label.isEmpty() ? "" : "-" + label.replaceAll("[^A-Za-z0-9]+", "-")),
        claim.sentence() + (label.isEmpty() ? "" : " (" + label + ")"),
        claim.relation(),
        claim.expected(),
        claim.measured(),
        claim.standardError(),
        claim.unit(),
        claim.evidence(),
        claim.seconds());
  }
}
