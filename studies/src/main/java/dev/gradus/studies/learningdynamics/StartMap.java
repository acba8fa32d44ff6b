package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.HeatMap;
import dev.gradus.lab.report.HeatMap.Overlay;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.ModeProblem;
import dev.gradus.theory.modes.ModeSolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The plane of starts of one unit in two layers: how long it takes to learn its class by itself,
/// and where it never does; with the paths that units take.
final class StartMap {
  private static final int CELLS = 40;
  private static final int MOST_PATHS = 6;
  private static final double DELTA = 0.1;

  private StartMap() {}

  /// With hyperbolas from chosen starts.
  static HeatMap draw() {
    double[][] starts = {
      {0.2, 0.9}, {0.9, 0.2}, {0.1, -0.02}, {0.9, -0.7}, {0.6, -0.9}, {0.2, -0.9}
    };
    List<Overlay> paths = new ArrayList<>();
    for (double[] start : starts) {
      double[] a = new double[60];
      double[] z = new double[60];
      boolean alive = true;
      for (int i = 0; i < a.length; i++) {
        double tau = 0.06 * i;
        a[i] = start[0] * Math.cosh(tau) + start[1] * Math.sinh(tau);
        z[i] = start[1] * Math.cosh(tau) + start[0] * Math.sinh(tau);
        alive &= a[i] > 0 && inside(a[i], z[i], 1);
        if (!alive) {
          a[i] = Double.NaN;
        }
      }
      paths.add(new Overlay("from (%s, %s)".formatted(start[0], start[1]), a, z));
    }
    return draw(ModeProblem.of(0.1, 0.1, 0.5, 1, Drive.logistic()), 1, paths);
  }

  /// With the paths of a run's own units.
  static HeatMap draw(ModeProblem problem, Trajectory one) {
    double limit =
        2
            * Arrays.stream(problem.units())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
    double extent = limit > 1e-150 && limit < 1e100 ? limit : 1;
    List<Overlay> paths = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_PATHS, problem.size()); i++) {
      double[] a = one.column("a_" + i);
      double[] z = one.column("z_" + i);
      for (int n = 0; n < a.length; n++) {
        if (!inside(a[n], z[n], extent)) {
          a[n] = Double.NaN;
        }
      }
      double[] start = problem.units()[i];
      paths.add(new Overlay("unit " + i, before(start[0], a), before(start[1], z)));
    }
    return draw(problem, extent, paths);
  }

  private static double[] before(double first, double[] rest) {
    double[] all = new double[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static boolean inside(double a, double z, double extent) {
    return Math.abs(a) <= extent && Math.abs(z) <= extent;
  }

  private static HeatMap draw(ModeProblem problem, double extent, List<Overlay> paths) {
    double[] as = new double[CELLS];
    Arrays.setAll(as, i -> extent * (-1 + 2 * (i + 0.5) / CELLS));
    // One row more than columns: none lies on the separatrix itself, where rounding decides.
    double[] zs = new double[CELLS + 1];
    Arrays.setAll(zs, i -> extent * (-1 + 2 * (i + 0.5) / zs.length));
    double[][] values = new double[zs.length][CELLS];
    boolean hinge = problem.drive() instanceof Drive.Hinge;
    for (int row = 0; row < zs.length; row++) {
      for (int i = 0; i < CELLS; i++) {
        ModeSolution unit =
            ModeSolution.of(
                ModeProblem.of(
                    as[i], zs[row], problem.frequency(), problem.norm(), problem.drive()));
        values[row][i] = hinge ? unit.finishTime() : unit.timeTo(DELTA);
      }
    }
    double slope = Math.sqrt(problem.drive().gain());
    double edge = Math.min(extent, extent / slope);
    List<Overlay> overlays = new ArrayList<>();
    overlays.add(
        new Overlay(
            "separatrix z = " + (slope == 1 ? "-a" : "-%.3g a".formatted(slope)),
            new double[] {0, edge},
            new double[] {0, -slope * edge}));
    overlays.add(new Overlay("a = 0", new double[] {0, 0}, new double[] {-extent, extent}));
    overlays.addAll(paths);
    String reached = hinge ? "margin 1" : "confidence 0.9";
    return new HeatMap(
        "starts",
        "Which starts learn",
        ("Time of one unit by itself to %s over its start, frequency %s and norm %s. Hatched starts"
                + " never learn: left of the middle the unit is dead from the start, below the line"
                + " it dies. Units move on hyperbolas.")
            .formatted(reached, problem.frequency(), problem.norm()),
        new Axis("activation a", "1", false),
        new Axis("output weight z, times the label", "1", false),
        "time to " + reached,
        "stepsize x steps",
        true,
        as,
        zs,
        values,
        overlays);
  }
}
