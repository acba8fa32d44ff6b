package dev.gradus.theory.largestep;

import java.util.Arrays;

/// The largest margin of a linear classifier without bias: a hard-margin support vector machine.
///
/// It is the distance of the origin from the convex hull of the points y_i x_i.
///
/// @param margin gamma = max over |w| = 1 of min_i y_i x_i . w; 0 if the data are not separable
///   through the origin (or by less than 1e-6 of the largest input), NaN if there is too much of
///   them to say
/// @param direction w, or zeros
public record HardMargin(double margin, double[] direction) {
  /// Square of the least margin over the largest input that counts.
  private static final double LEAST = 1e-12;

  /// How much of the squared distance the last point found may lie below it.
  private static final double GAP = 1e-8;

  /// Finds the margin of a data set, to about 1e-8 of itself.
  public static HardMargin of(BinaryData data) {
    int d = data.dimension();
    double radius = data.radius();
    if (radius == 0) {
      return new HardMargin(0, new double[d]);
    }
    double[][] z = new double[data.size()][d];
    for (int i = 0; i < z.length; i++) {
      for (int k = 0; k < d; k++) {
        z[i][k] = data.y()[i] * (data.x()[i][k] / radius);
      }
    }
    double[] nearest = new NearestPoint(z, LEAST / 10).find();
    double distance = Rows.norm(nearest);
    if (distance * distance < LEAST) {
      return new HardMargin(0, new double[d]);
    }
    for (int k = 0; k < d; k++) {
      nearest[k] /= distance;
    }
    // What the direction found really achieves, which is free of the rounding in its length.
    double achieved =
        Arrays.stream(z).mapToDouble(row -> Rows.weighted(row, nearest, 0, d)).min().orElseThrow();
    return distance - achieved <= GAP * distance
        ? new HardMargin(achieved * radius, nearest)
        : new HardMargin(Double.NaN, new double[d]);
  }
}
