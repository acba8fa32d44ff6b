package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import java.util.ArrayList;
import java.util.List;

/// What a run of features looks like: their margins over time.
final class StarvationFigures {
  private StarvationFigures() {}

  static List<Picture> of(Trajectory one) {
    List<Series> series = new ArrayList<>();
    add(series, one, "f1", "frequent feature, f1");
    add(series, one, "f2", "rare feature alone, f2");
    add(series, one, "bound", "bound on f2 where both come together");
    add(series, one, "f2_control", "rare feature, the other arrangement");
    for (int j = 3; one.indexOf("f" + j) >= 0; j++) {
      add(series, one, "f" + j, "feature " + j);
    }
    return List.of(
        new Figure(
            "margins",
            "Margins of the features",
            "The margin of an input that holds one feature only. Where the rare feature comes"
                + " together with the frequent one, it stays behind; alone, it is learnt.",
            StarvationKind.WORDS.axis("t", true),
            new Axis("margin", "1", false),
            series));
  }

  private static void add(List<Series> series, Trajectory one, String column, String name) {
    if (one.indexOf(column) >= 0) {
      series.add(Series.line(name, Kind.THEORY, one.column("t"), one.column(column)));
    }
  }
}
