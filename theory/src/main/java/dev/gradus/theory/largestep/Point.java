package dev.gradus.theory.largestep;

import java.util.Arrays;

/// Weights, the way downhill from there, and what was measured on the way.
///
/// What is held of the weights w depends on the [Landscape]: w itself, transposed (d rows of m), or
/// the coefficients C of w = w_0 + C^T x with the fields Z = x w^T below (2 n rows of m). The way
/// downhill is kept alike, so that a step is the same sum for both.
final class Point {
  final double[][] position;
  final double[][] downhill;

  /// The last n rows of position and of downhill, where those are fields.
  final double[][] fields;

  final double[][] downhillFields;
  double risk;
  double logRisk;
  double smallestMargin;
  double weightNorm;
  double gradientNorm;
  double gradientPotential;
  double exponentialRisk;
  double descentAlongWeights;

  /// log of what the direction has been multiplied with, to keep it within the range of numbers.
  double logScale;

  /// @param examples how many of the rows are fields, the last ones
  Point(int rows, int width, int examples) {
    position = new double[rows][width];
    downhill = new double[rows][width];
    fields = Arrays.copyOfRange(position, rows - examples, rows);
    downhillFields = Arrays.copyOfRange(downhill, rows - examples, rows);
  }

  boolean isFinite() {
    return Math.abs(risk) < Double.POSITIVE_INFINITY
        && gradientNorm < Double.POSITIVE_INFINITY
        && weightNorm < Double.POSITIVE_INFINITY
        && Math.abs(smallestMargin) < Double.POSITIVE_INFINITY
        && Math.abs(descentAlongWeights) < Double.POSITIVE_INFINITY;
  }

  void copyPosition(Point other) {
    for (int i = 0; i < position.length; i++) {
      System.arraycopy(other.position[i], 0, position[i], 0, position[i].length);
    }
  }
}
