package dev.gradus.theory.largestep;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The largest margin of a linear classifier without bias: a hard-margin support vector machine.
///
/// It is the distance of the origin from the convex hull of the points y_i x_i, found exactly by
/// Wolfe's algorithm (Math. Programming 11, 128, 1976).
///
/// @param margin gamma = max over |w| = 1 of min_i y_i x_i . w; 0 if the data are not separable
///   through the origin, NaN if there are too many examples to say
/// @param direction w, or zeros
public record HardMargin(double margin, double[] direction) {
  /// More examples would take too long.
  private static final int MOST_EXAMPLES = 400;

  private static final double TOLERANCE = 1e-14;

  /// Finds the margin of a data set.
  public static HardMargin of(BinaryData data) {
    int d = data.dimension();
    double radius = data.radius();
    if (data.size() > MOST_EXAMPLES) {
      return new HardMargin(Double.NaN, new double[d]);
    }
    if (radius == 0) {
      return new HardMargin(0, new double[d]);
    }
    double[][] z = new double[data.size()][d];
    for (int i = 0; i < z.length; i++) {
      for (int k = 0; k < d; k++) {
        z[i][k] = data.y()[i] * data.x()[i][k] / radius;
      }
    }
    double[] nearest = nearest(z);
    double distance = Rows.norm(nearest);
    if (distance * distance < 100 * TOLERANCE) {
      return new HardMargin(0, new double[d]);
    }
    for (int k = 0; k < d; k++) {
      nearest[k] /= distance;
    }
    // What the direction found really achieves, which is free of the rounding in its length.
    double achieved =
        Arrays.stream(z).mapToDouble(row -> dot(row, nearest)).min().orElseThrow() * radius;
    return achieved > 0 ? new HardMargin(achieved, nearest) : new HardMargin(0, new double[d]);
  }

  /// The point of the convex hull that is nearest to the origin.
  private static double[] nearest(double[][] z) {
    int[] chosen = {shortest(z)};
    double[] share = {1};
    double[] x = z[chosen[0]].clone();
    for (int round = 0; round < 50 * (z.length + z[0].length); round++) {
      int best = 0;
      for (int i = 1; i < z.length; i++) {
        if (dot(x, z[i]) < dot(x, z[best])) {
          best = i;
        }
      }
      int added = best;
      if (dot(x, x) - dot(x, z[added]) <= TOLERANCE
          || Arrays.stream(chosen).anyMatch(i -> i == added)) {
        break;
      }
      chosen = Arrays.copyOf(chosen, chosen.length + 1);
      chosen[chosen.length - 1] = added;
      share = Arrays.copyOf(share, chosen.length);
      while (true) {
        double[] wanted = affine(z, chosen);
        if (wanted.length == 0) {
          return x;
        }
        double step = 1;
        for (int s = 0; s < wanted.length; s++) {
          if (wanted[s] < TOLERANCE) {
            step = Math.min(step, share[s] / Math.max(share[s] - wanted[s], Double.MIN_NORMAL));
          }
        }
        int kept = 0;
        for (int s = 0; s < wanted.length; s++) {
          double moved = (1 - step) * share[s] + step * wanted[s];
          if (moved > TOLERANCE) {
            share[kept] = moved;
            chosen[kept++] = chosen[s];
          }
        }
        share = Arrays.copyOf(share, kept);
        boolean all = kept == chosen.length;
        chosen = Arrays.copyOf(chosen, kept);
        if (all || kept <= 1) {
          break;
        }
      }
      x = combination(z, chosen, share);
    }
    return x;
  }

  private static int shortest(double[][] z) {
    int shortest = 0;
    for (int i = 1; i < z.length; i++) {
      if (Rows.norm(z[i]) < Rows.norm(z[shortest])) {
        shortest = i;
      }
    }
    return shortest;
  }

  /// Shares of the point nearest to the origin in the plane through the chosen points, or none if
  /// they do not span one.
  private static double[] affine(double[][] z, int[] chosen) {
    int size = chosen.length;
    RealMatrix matrix = MatrixUtils.createRealMatrix(size, size);
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        matrix.setEntry(s, t, 1 + dot(z[chosen[s]], z[chosen[t]]));
      }
    }
    try {
      double[] ones = new double[size];
      Arrays.fill(ones, 1);
      double[] share =
          new LUDecomposition(matrix).getSolver().solve(new ArrayRealVector(ones)).toArray();
      double sum = Arrays.stream(share).sum();
      return Arrays.stream(share).map(value -> value / sum).toArray();
    } catch (MathRuntimeException e) {
      return new double[0];
    }
  }

  private static double[] combination(double[][] z, int[] chosen, double[] share) {
    double[] x = new double[z[0].length];
    for (int s = 0; s < chosen.length; s++) {
      Rows.add(share[s], z[chosen[s]], x.length, x);
    }
    return x;
  }

  private static double dot(double[] a, double[] b) {
    return Rows.weighted(a, b, 0, a.length);
  }
}
