package dev.gradus.theory.teacherstudent;

import java.util.function.UnaryOperator;

/// Central differences of order 6 along each order parameter.
///
/// @param y the state
record SmoothDerivative(double[] y) implements Derivative {
  private static final double STEP = 1e-2;
  private static final double[] DIFFERENCE = {45 / 60., -9 / 60., 1 / 60.};

  @Override
  public double[][] of(UnaryOperator<double[]> f) {
    double[] at = y.clone();
    double[][] matrix = new double[f.apply(at).length][y.length];
    for (int j = 0; j < y.length; j++) {
      for (int step = 1; step <= DIFFERENCE.length; step++) {
        double weight = DIFFERENCE[step - 1] / STEP;
        at[j] = y[j] + step * STEP;
        add(weight, f.apply(at), j, matrix);
        at[j] = y[j] - step * STEP;
        add(-weight, f.apply(at), j, matrix);
      }
      at[j] = y[j];
    }
    return matrix;
  }

  private static void add(double weight, double[] values, int column, double[][] matrix) {
    for (int i = 0; i < values.length; i++) {
      matrix[i][column] += weight * values[i];
    }
  }
}
