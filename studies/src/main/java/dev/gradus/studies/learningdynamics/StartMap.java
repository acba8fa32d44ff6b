package dev.gradus.studies.learningdynamics;

import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.HeatMap;
import dev.gradus.theory.modes.ConfidenceTime;
import java.util.List;

/// The plane of starts of one unit: how long it takes to confidence 0.9, and where it never does.
final class StartMap {
  private static final int CELLS = 40;

  private StartMap() {}

  static HeatMap draw() {
    double[] as = new double[CELLS];
    double[] zs = new double[CELLS];
    for (int i = 0; i < CELLS; i++) {
      as[i] = -1 + 2 * (i + 0.5) / CELLS;
      zs[i] = as[i];
    }
    double[][] values = new double[CELLS][CELLS];
    for (int row = 0; row < CELLS; row++) {
      for (int i = 0; i < CELLS; i++) {
        values[row][i] = ConfidenceTime.crossEntropy(0.5, 1, as[i], zs[row], 0.1);
      }
    }
    return new HeatMap(
        "starts",
        "Which starts learn",
        "Time of one unit to confidence 0.9 over its start, frequency 0.5 and norm 1. Hatched starts"
            + " never learn: left of the middle the unit is dead from the start, below the line it"
            + " dies.",
        new Axis("activation a", "1", false),
        new Axis("output weight z, times the label", "1", false),
        "time to confidence 0.9",
        "stepsize x steps",
        true,
        as,
        zs,
        values,
        List.of(
            new HeatMap.Overlay("separatrix z = -a", new double[] {0, 1}, new double[] {0, -1}),
            new HeatMap.Overlay("a = 0", new double[] {0, 0}, new double[] {-1, 1})));
  }
}
