package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/// Matrices of inner products: symmetric, without negative eigenvalues.
final class Gram {
  /// Eigenvalues above minus this, relative to the largest entry, count as rounding of zero.
  static final double ROUNDING = 1e-9;

  /// Jacobi's method converges quadratically: about ten sweeps for any size used here.
  private static final int MOST_SWEEPS = 50;

  private Gram() {}

  /// Gaussian rows in N dimensions in an orthonormal basis that follows them, without drawing all
  /// of their entries: Bartlett's triangular factor, at a cost that does not depend on N.
  ///
  /// Leading rows get the same numbers whatever the count of rows.
  ///
  /// @param rows how many, at most `inputs`
  /// @param inputs N
  static double[][] drawRows(int rows, long inputs, RandomStream stream) {
    double[][] factor = new double[rows][rows];
    for (int i = 0; i < rows; i++) {
      drawRow(factor[i], i, inputs, stream);
    }
    return factor;
  }

  /// The row of a rank: Gaussian entries along the rows before it, then the length of the rest.
  static void drawRow(double[] row, int rank, long inputs, RandomStream stream) {
    for (int j = 0; j < rank; j++) {
      row[j] = stream.nextGaussian();
    }
    row[rank] =
        Math.sqrt(
            AhrensDieterMarsagliaTsangGammaSampler.of(stream, 0.5 * (inputs - rank), 2).sample());
  }

  /// The inner products of rows, divided by N.
  static double[][] ofRows(double[][] rows, long inputs) {
    int n = rows.length;
    double[][] gram = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k <= i; k++) {
        double sum = 0;
        for (int j = 0; j < rows[i].length; j++) {
          sum += rows[i][j] * rows[k][j];
        }
        gram[i][k] = sum / inputs;
        gram[k][i] = gram[i][k];
      }
    }
    return gram;
  }

  /// [[Q, R], [R^T, T]] of a state.
  static double[][] of(OrderParameterState state) {
    int students = state.student();
    int fields = students + state.teacher();
    double[][] gram = new double[fields][fields];
    for (int i = 0; i < fields; i++) {
      for (int j = 0; j <= i; j++) {
        if (i < students) {
          gram[i][j] = state.q(i, j);
        } else {
          gram[i][j] =
              j < students ? state.r(j, i - students) : state.t(i - students, j - students);
        }
        gram[j][i] = gram[i][j];
      }
    }
    return gram;
  }

  /// The inner products of the weights of a teacher, first, and a student, divided by N.
  static double[][] teacherFirst(OrderParameters all) {
    double[][] studentFirst = all.gram();
    int span = studentFirst.length;
    double[][] gram = new double[span][span];
    for (int i = 0; i < span; i++) {
      for (int j = 0; j < span; j++) {
        gram[i][j] = studentFirst[(i + all.student()) % span][(j + all.student()) % span];
      }
    }
    return gram;
  }

  /// The lower triangular factor with non-negative diagonal; a row that depends on those before it
  /// gets a diagonal of zero.
  static double[][] factor(double[][] gram) {
    int n = gram.length;
    double[][] factor = new double[n][n];
    for (int j = 0; j < n; j++) {
      double pivot = gram[j][j];
      for (int c = 0; c < j; c++) {
        pivot -= factor[j][c] * factor[j][c];
      }
      if (pivot <= n * Math.ulp(gram[j][j])) {
        continue;
      }
      factor[j][j] = Math.sqrt(pivot);
      for (int i = j + 1; i < n; i++) {
        double sum = gram[i][j];
        for (int c = 0; c < j; c++) {
          sum -= factor[i][c] * factor[j][c];
        }
        factor[i][j] = sum / factor[j][j];
      }
    }
    return factor;
  }

  /// The smallest eigenvalue, by Jacobi rotations.
  static double smallestEigenvalue(double[][] symmetric) {
    int n = symmetric.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = symmetric[i].clone();
    }
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
      rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotated |= rotate(a, p, q);
        }
      }
    }
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      smallest = Math.min(smallest, a[i][i]);
    }
    return smallest;
  }

  private static boolean rotate(double[][] a, int p, int q) {
    double off = a[p][q];
    double scale = Math.abs(a[p][p]) + Math.abs(a[q][q]);
    if (Math.abs(off) <= 1e-16 * scale || Math.abs(off) < Double.MIN_NORMAL) {
      return false;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * off);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double x = a[k][p];
      double y = a[k][q];
      a[k][p] = c * x - s * y;
      a[k][q] = s * x + c * y;
    }
    for (int k = 0; k < a.length; k++) {
      double x = a[p][k];
      double y = a[q][k];
      a[p][k] = c * x - s * y;
      a[q][k] = s * x + c * y;
    }
    return true;
  }
}
