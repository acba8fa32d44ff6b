package dev.gradus.studies.teacherstudent;

import dev.gradus.core.Column;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.studies.SeedBand;
import java.util.ArrayList;
import java.util.List;

/// What a teacher-student run looks like: theory and finite-size process over time.
final class TeacherStudentFigures {
  /// More overlaps than this in one picture cannot be told apart.
  private static final int MOST_OVERLAPS = 8;

  private static final Axis TIME = new Axis("training time", "steps / N", true);

  private TeacherStudentFigures() {}

  static Figure error(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    addCurves(series, all, "eg", "");
    return new Figure(
        "generalisation-error",
        "Generalisation error",
        "The error of the student on new inputs, against training time. The line is the limit of"
            + " infinite input dimension; the points are the exact process at finite dimension.",
        TIME,
        new Axis("generalisation error", "1", true),
        series);
  }

  static Figure overlaps(List<Trajectory> all) {
    List<Series> series = new ArrayList<>();
    all.getFirst().columns().stream()
        .map(Column::name)
        .filter(name -> name.startsWith("R_"))
        .limit(MOST_OVERLAPS)
        .forEach(name -> addCurves(series, all, name, label(name) + ", "));
    return new Figure(
        "overlaps",
        "Overlaps of student and teacher units",
        "R_im, the overlap of student unit i with teacher unit m. Units leave the plateau when each"
            + " begins to follow one teacher unit.",
        TIME,
        new Axis("overlap", "1", false),
        series);
  }

  private static String label(String column) {
    return column.replaceFirst("_", " ").replace("_", ",");
  }

  private static void addCurves(
      List<Series> series, List<Trajectory> all, String column, String prefix) {
    add(series, all, "ode", prefix + "theory (N to infinity)", Kind.THEORY, column);
    add(series, all, "chain", prefix + "exact process", Kind.MEASURED, column);
  }

  private static void add(
      List<Series> series,
      List<Trajectory> all,
      String method,
      String name,
      Kind kind,
      String column) {
    List<Trajectory> chosen = all.stream().filter(one -> one.method().equals(method)).toList();
    if (!chosen.isEmpty()) {
      series.add(SeedBand.of(name, kind, chosen, column));
    }
  }
}
