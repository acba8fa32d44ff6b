package dev.gradus.studies.teacherstudent;

import dev.gradus.core.Column;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.SeedBand;
import java.util.ArrayList;
import java.util.List;

/// What a teacher-student run looks like: theory and finite-size process over time.
final class TeacherStudentFigures {
  /// More overlaps than this in one picture cannot be told apart.
  private static final int MOST_OVERLAPS = 8;

  private static final Axis TIME = TeacherStudentKind.WORDS.axis("t", true);

  private TeacherStudentFigures() {}

  static Figure error(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    addCurves(series, all, "eg", "");
    boolean passes =
        all.stream()
            .filter(one -> one.method().equals("sgd"))
            .anyMatch(one -> Double.isFinite(one.column("et")[0]));
    if (passes) {
      add(series, all, "sgd", "SGD on weights, training error", Kind.MEASURED, "et");
    }
    return new Figure(
        "generalisation-error",
        "Generalisation error",
        "The error of the student on new inputs, against training time."
            + (has(all, "ode") ? " The line is the limit of infinite input dimension." : "")
            + (has(all, "chain") || has(all, "ensemble")
                ? " The exact process is that at finite dimension."
                : "")
            + (passes ? " The training error is that on the labels of the training set." : ""),
        TIME,
        TeacherStudentKind.WORDS.axis("eg", true),
        series);
  }

  static Figure overlaps(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    all.getFirst().columns().stream()
        .map(Column::name)
        .filter(name -> name.matches("R_\\d+_\\d+"))
        .limit(MOST_OVERLAPS)
        .forEach(name ->
            addCurves(series, all, name, TeacherStudentKind.WORDS.of(name).symbol() + ", "));
    return new Figure(
        "overlaps",
        "Overlaps of student and teacher units",
        "R_im, the overlap of student unit i with teacher unit m. Units leave the plateau when each"
            + " begins to follow one teacher unit.",
        TIME,
        new Axis("overlap", "1", false),
        series);
  }

  private static void addCurves(
      List<Series> series, List<Trajectory> all, String column, String prefix) {
    for (String method : List.of("ode", "chain", "sgd")) {
      Quantities words = TeacherStudentKind.WORDS;
      add(series, all, method, prefix + words.method(method), words.kind(method), column);
    }
    List<Trajectory> ensembles = of(all, "ensemble");
    String name = prefix + TeacherStudentKind.WORDS.method("ensemble");
    if (ensembles.size() == 1) {
      series.add(ensemble(name, ensembles.getFirst(), column));
    } else if (!ensembles.isEmpty()) { // each seed from its own start
      series.add(SeedBand.of(name, Kind.MEASURED, ensembles, column));
    }
  }

  private static boolean has(List<Trajectory> all, String method) {
    return !of(all, method).isEmpty();
  }

  private static List<Trajectory> of(List<Trajectory> all, String method) {
    return all.stream().filter(one -> one.method().equals(method)).toList();
  }

  /// An ensemble has summed up its seeds itself.
  private static Series ensemble(String name, Trajectory one, String column) {
    double[] times = one.column("t");
    int seeds = (int) one.column("seeds")[0];
    if (one.indexOf(column + "_q05") >= 0) {
      return new Series(
          name,
          Kind.MEASURED,
          times,
          one.column(column),
          one.column(column + "_q05"),
          one.column(column + "_q95"),
          "5 % to 95 % of " + seeds + " seeds");
    }
    double[] mean = one.column(column);
    double[] deviation = one.column(column + "_sd");
    double[] low = new double[mean.length];
    double[] high = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      low[i] = mean[i] - deviation[i];
      high[i] = mean[i] + deviation[i];
    }
    return new Series(
        name,
        Kind.MEASURED,
        times,
        mean,
        low,
        high,
        "one standard deviation of " + seeds + " seeds");
  }

  private static void add(
      List<Series> series,
      List<Trajectory> all,
      String method,
      String name,
      Kind kind,
      String column) {
    List<Trajectory> chosen = of(all, method);
    if (!chosen.isEmpty()) {
      series.add(SeedBand.of(name, kind, chosen, column));
    }
  }
}
