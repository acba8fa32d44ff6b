package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Column;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.theory.modes.ModeProblem;
import java.util.ArrayList;
import java.util.List;

/// What a run of modes looks like: the error and the units over time.
final class ModeFigures {
  private static final int MOST_UNITS = 4;
  static final Axis TIME = ModesKind.WORDS.axis("t", false);

  private ModeFigures() {}

  static List<Picture> of(ModeProblem problem, List<Trajectory> all) {
    List<Picture> figures = new ArrayList<>();
    List<Series> error = new ArrayList<>();
    List<Series> units = new ArrayList<>();
    for (Trajectory one : all) {
      error.add(curve(label(one), one, "error"));
      one.columns().stream()
          .map(Column::name)
          .filter(name -> name.matches("[az]_\\d+"))
          .limit(2L * MOST_UNITS)
          .forEach(name ->
              units.add(curve(ModesKind.WORDS.of(name).symbol() + ", " + label(one), one, name)));
    }
    figures.add(
        new Figure(
            "error",
            "Error over time",
            "What is missing to full confidence in the right answer. A plateau, then a fast fall,"
                + " then a slow tail.",
            TIME,
            ModesKind.WORDS.axis("error", false),
            error));
    figures.add(
        new Figure(
            "units",
            "Hidden units",
            "Activation a and output weight z of each unit of the class. A unit whose a reaches 0"
                + " stays there.",
            TIME,
            new Axis("a, z", "1", false),
            units));
    if (problem.depth() == 2) {
      figures.add(StartMap.draw(problem, all.getFirst()));
    }
    return figures;
  }

  private static String label(Trajectory one) {
    return ModesKind.WORDS.method(one.method());
  }

  private static Series curve(String name, Trajectory one, String column) {
    return Series.line(
        name, ModesKind.WORDS.kind(one.method()), one.column("t"), one.column(column));
  }
}
