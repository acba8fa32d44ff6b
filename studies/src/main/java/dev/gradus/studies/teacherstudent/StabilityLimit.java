package dev.gradus.studies.teacherstudent;

import dev.gradus.lab.report.HeatMap.Overlay;
import dev.gradus.theory.teacherstudent.Warnings;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The stepsize beyond which a student without error is unstable, as a curve over a map of the
/// stepsize and another key.
final class StabilityLimit {
  private static final String STEPSIZE = "stepsize";

  private StabilityLimit() {}

  /// As [dev.gradus.studies.ProblemKind#limits].
  static List<Overlay> over(ObjectNode cell, String x, double[] xs, String y, double[] ys) {
    boolean acrossX = x.equals(STEPSIZE);
    String other = acrossX ? y : x;
    if (acrossX == y.equals(STEPSIZE) || !cell.has(other)) {
      return List.of();
    }
    double[] values = acrossX ? ys : xs;
    double[] limits = new double[values.length];
    boolean known = false;
    for (int i = 0; i < values.length; i++) {
      limits[i] = limit(cell, other, values[i]);
      known |= Double.isFinite(limits[i]);
    }
    if (!known) {
      return List.of();
    }
    String name = "limit of stability";
    return List.of(acrossX ? new Overlay(name, limits, values) : new Overlay(name, values, limits));
  }

  /// Infinite where none is known.
  private static double limit(ObjectNode cell, String key, double value) {
    ObjectNode configuration = cell.deepCopy();
    if (configuration.get(key).isIntegralNumber() && value == Math.rint(value)) {
      configuration.put(key, (long) value);
    } else {
      configuration.put(key, value);
    }
    return ZeroErrorTheory.of(configuration)
        .map(ZeroErrorTheory::largestStepsize)
        .orElseGet(() ->
            Warnings.stabilityLimit(
                ProblemReader.read(configuration, configuration.get("seed").longValue())));
  }
}
