package dev.gradus.core.numeric;

/// (1 - h J) x = b by Gaussian elimination with partial pivoting.
final class LinearSystem {
  private final double[][] lu;
  private final int[] pivots;

  LinearSystem(int n) {
    lu = new double[n][n];
    pivots = new int[n];
  }

  /// Factors 1 - h J; returns whether it can be inverted.
  boolean factor(double[][] jacobian, double h) {
    int n = lu.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        lu[i][j] = (i == j ? 1 : 0) - h * jacobian[i][j];
      }
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int i = column + 1; i < n; i++) {
        if (Math.abs(lu[i][column]) > Math.abs(lu[pivot][column])) {
          pivot = i;
        }
      }
      double[] top = lu[pivot];
      lu[pivot] = lu[column];
      lu[column] = top;
      pivots[column] = pivot;
      if (!(Math.abs(top[column]) > 0)) {
        return false;
      }
      for (int i = column + 1; i < n; i++) {
        double[] row = lu[i];
        double factor = row[column] / top[column];
        row[column] = factor;
        for (int j = column + 1; j < n; j++) {
          row[j] -= factor * top[j];
        }
      }
    }
    return true;
  }

  /// Replaces b by x.
  void solve(double[] b) {
    int n = lu.length;
    for (int i = 0; i < n; i++) {
      double swapped = b[pivots[i]];
      b[pivots[i]] = b[i];
      b[i] = swapped;
    }
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int j = 0; j < i; j++) {
        sum -= lu[i][j] * b[j];
      }
      b[i] = sum;
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = b[i];
      for (int j = i + 1; j < n; j++) {
        sum -= lu[i][j] * b[j];
      }
      b[i] = sum / lu[i][i];
    }
  }
}
