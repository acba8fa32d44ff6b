package dev.gradus.studies.sweep;

import dev.gradus.lab.report.Figure;
import dev.gradus.lab.sweep.Axis;
import dev.gradus.studies.Quantities;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;

/// Which axes are drawn logarithmic.
final class Scales {
  private Scales() {}

  /// Parameters that are spaced by factors rather than by differences.
  static boolean isGeometric(double[] sorted) {
    if (sorted.length < 2 || sorted[0] <= 0) {
      return false;
    }
    if (sorted.length == 2) {
      return sorted[1] >= 10 * sorted[0];
    }
    double[] logs = Arrays.stream(sorted).map(Math::log).toArray();
    return unevenness(logs) < 0.9 * unevenness(sorted);
  }

  /// Standard deviation of the steps over their mean.
  private static double unevenness(double[] values) {
    double mean = (values[values.length - 1] - values[0]) / (values.length - 1);
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += Math.pow((values[i] - values[i - 1]) / mean - 1, 2);
    }
    return Math.sqrt(sum / (values.length - 1));
  }

  /// Positive values over more than a factor of 20: a power law may hide there.
  static boolean isWide(double... values) {
    double least = finite(values).min().orElse(0);
    return least > 0 && finite(values).max().orElse(0) > 20 * least;
  }

  private static DoubleStream finite(double... values) {
    return Arrays.stream(values).filter(Double::isFinite);
  }

  /// The distinct values of an axis, increasing.
  static double[] values(Axis axis) {
    return axis.values().stream().mapToDouble(JsonNode::doubleValue).sorted().distinct().toArray();
  }

  /// The axis of a curve.
  static Figure.Axis of(Axis axis, Quantities words) {
    return words.axis(axis.key(), isGeometric(values(axis)));
  }

  /// The axis of cells, where 0 has a place beside decades.
  static Figure.Axis ofCells(Axis axis, Quantities words) {
    double[] values = values(axis);
    return words.axis(axis.key(), isGeometric(values) || isZeroBesideDecades(values));
  }

  static boolean isZeroBesideDecades(double[] sorted) {
    if (sorted.length < 3 || sorted[0] != 0) {
      return false;
    }
    double[] others = Arrays.copyOfRange(sorted, 1, sorted.length);
    return others[others.length - 1] >= 10 * others[0] && isGeometric(others);
  }
}
