package dev.gradus.studies.look;

import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The curves of a step log, thinned to what can be seen.
final class StepPictures {
  private static final int MOST = 2000;

  private final StepReading reading;
  private final int[] rows;
  private final double[] steps;
  private final Axis axis = new Axis("training step", "1", true);

  private StepPictures(StepReading reading) {
    this.reading = reading;
    int size = reading.log.size();
    int count = Math.min(size, MOST);
    rows =
        IntStream.range(0, count)
            .map(i -> count == 1 ? 0 : (int) ((long) i * (size - 1) / (count - 1)))
            .toArray();
    steps = Arrays.stream(rows).mapToDouble(reading.log::step).toArray();
  }

  static List<Picture> of(StepReading reading) {
    return new StepPictures(reading).all();
  }

  private List<Picture> all() {
    List<Picture> pictures = new ArrayList<>();
    StepLog log = reading.log;
    if (log.has(StepColumn.LOSS)) {
      pictures.add(
          new Figure(
              "loss",
              "Training loss",
              "The loss at the logged steps; where it rises, training oscillates.",
              axis,
              new Axis("training loss", "1", true),
              List.of(line("loss", Kind.MEASURED, log.column(StepColumn.LOSS)))));
    }
    double[] law = reading.law;
    if (law != null) {
      pictures.add(
          new Figure(
              "one-over-t",
              "The 1/t law",
              "Stepsize x t x loss x (|gradient|/loss)^2. It tends to 1 where the loss falls as 1/t.",
              axis,
              new Axis("product", "1", false),
              List.of(constant(1), line("measured", Kind.MEASURED, law))));
    }
    if (log.has(StepColumn.SHARPNESS) && log.has(StepColumn.STEPSIZE)) {
      double[] ratio = new double[log.size()];
      Arrays.setAll(
          ratio, row -> log.get(StepColumn.SHARPNESS, row) * log.get(StepColumn.STEPSIZE, row) / 2);
      pictures.add(
          new Figure(
              "sharpness",
              "Sharpness in units of 2/stepsize",
              "Above 1, a quadratic loss of this curvature would be left in growing swings.",
              axis,
              new Axis("sharpness x stepsize / 2", "1", false),
              List.of(constant(1), line("measured", Kind.MEASURED, ratio))));
    }
    return pictures;
  }

  private Series line(String name, Kind kind, double[] all) {
    return Series.line(
        name, kind, steps, Arrays.stream(rows).mapToDouble(row -> all[row]).toArray());
  }

  private Series constant(double value) {
    double[] values = new double[steps.length];
    Arrays.fill(values, value);
    return Series.line("threshold", Kind.THEORY, steps, values);
  }
}
