package dev.gradus.core.numeric;

import java.io.DataInput;
import java.io.IOException;

/// The linearly implicit Euler method with extrapolation to order 7, for stiff autonomous
/// equations: steps as long as the solution is smooth, whatever decays fast in the equation (Hairer
/// and Wanner, Solving Ordinary Differential Equations II, section IV.9).
///
/// A step costs a Jacobian by differences (as many evaluations as there are components), 7
/// factorisations and 22 evaluations. The state between steps is found by a shorter step from where
/// the last one began, since polynomials magnify the errors of fast components.
public final class ImplicitExtrapolation extends AdaptiveSolver {
  /// Order, and most substeps: the j-th row of the scheme takes j.
  private static final int ROWS = 7;

  private static final double SAFETY = 0.8;
  private static final double LARGEST_SHRINK = 0.2;
  private static final double LARGEST_GROWTH = 4;

  /// State and derivative at the beginning and the end of the last step.
  private final double[][] begin;

  private final double[][] end;

  /// At the beginning of the last step, if `hasJacobian`.
  private final double[][] jacobian;

  private boolean hasJacobian;
  private final LinearSystem system;
  private final double[] derivative;
  private final double[] shifted;
  private final double[][] previousRow;
  private final double[][] row;

  /// A solver at `y0`.
  ///
  /// @param field the right-hand side; it must not depend on time
  /// @param t0 where to begin
  /// @param y0 the state there
  /// @param firstStep the step to try first, positive
  /// @param rtol error allowed in one step relative to each component, positive
  /// @param atol error allowed in one step besides, positive
  public ImplicitExtrapolation(
      VectorField field, double t0, double[] y0, double firstStep, double rtol, double atol) {
    super(field, t0, y0.length, rtol, atol);
    if (!(firstStep > 0)) {
      throw new IllegalArgumentException("the first step must be positive: " + firstStep);
    }
    nextStep = firstStep;
    begin = new double[2][n];
    end = new double[2][n];
    end[0] = y0.clone();
    jacobian = new double[n][n];
    system = new LinearSystem(n);
    derivative = new double[n];
    shifted = new double[n];
    previousRow = new double[ROWS][n];
    row = new double[ROWS][n];
  }

  @Override
  public boolean step() {
    if (failure != null) {
      return false;
    }
    if (steps == 0) {
      evaluate(end[0], end[1]);
    }
    hasJacobian = false;
    computeJacobian(end);
    double h = nextStep;
    while (true) {
      if (!(h > 8 * Math.ulp(time))) {
        failure = "no step from t = " + time + " is short enough: the solution stops being finite";
        return false;
      }
      double error = attempt(end, h);
      double factor = SAFETY * StrictMath.pow(error, -1. / ROWS);
      factor = Double.isFinite(error) ? factor : LARGEST_SHRINK;
      double next = h * Math.clamp(factor, LARGEST_SHRINK, LARGEST_GROWTH);
      if (error <= 1) {
        accept(h);
        nextStep = next;
        return true;
      }
      h = Math.min(next, 0.9 * h);
    }
  }

  private void evaluate(double[] y, double[] out) {
    field.evaluate(time, y, out);
    evaluations++;
  }

  private void computeJacobian(double[][] at) {
    double[] y = at[0];
    double[] f = at[1];
    System.arraycopy(y, 0, shifted, 0, n);
    for (int j = 0; j < n; j++) {
      double delta = 1e-7 * Math.max(Math.abs(y[j]), 1e-3);
      shifted[j] = y[j] + delta;
      evaluate(shifted, derivative);
      for (int i = 0; i < n; i++) {
        jacobian[i][j] = (derivative[i] - f[i]) / delta;
      }
      shifted[j] = y[j];
    }
  }

  /// Fills `row` with the last row of the scheme; returns its error in units of the tolerance.
  private double attempt(double[][] from, double h) {
    for (int j = 0; j < ROWS; j++) {
      for (int m = 0; m < j; m++) {
        System.arraycopy(row[m], 0, previousRow[m], 0, n);
      }
      if (!integrate(from, h, j + 1, row[0])) {
        return Double.POSITIVE_INFINITY;
      }
      for (int m = 0; m < j; m++) {
        double weight = (j - m) / (m + 1.);
        for (int i = 0; i < n; i++) {
          row[m + 1][i] = row[m][i] + weight * (row[m][i] - previousRow[m][i]);
        }
      }
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double size = Math.max(Math.abs(from[0][i]), Math.abs(row[ROWS - 1][i]));
      double error = (row[ROWS - 1][i] - row[ROWS - 2][i]) / (atol + rtol * size);
      sum += error * error;
    }
    double error = Math.sqrt(sum / Math.max(n, 1));
    return Double.isFinite(error) ? error : Double.POSITIVE_INFINITY;
  }

  /// y + (1 - h J / count)^-1 h f(y) / count, `count` times.
  private boolean integrate(double[][] from, double h, int count, double[] y) {
    double part = h / count;
    if (!system.factor(jacobian, part)) {
      return false;
    }
    System.arraycopy(from[0], 0, y, 0, n);
    for (int substep = 0; substep < count; substep++) {
      if (substep == 0) {
        System.arraycopy(from[1], 0, derivative, 0, n);
      } else {
        evaluate(y, derivative);
      }
      system.solve(derivative);
      for (int i = 0; i < n; i++) {
        y[i] += part * derivative[i];
      }
    }
    return true;
  }

  private void accept(double h) {
    for (int order = 0; order < end.length; order++) {
      System.arraycopy(end[order], 0, begin[order], 0, n);
    }
    System.arraycopy(row[ROWS - 1], 0, end[0], 0, n);
    evaluate(end[0], end[1]);
    hasJacobian = true;
    passed(h);
  }

  @Override
  void interpolate(double t, double[] out) {
    if (t == time) {
      System.arraycopy(end[0], 0, out, 0, n);
      return;
    }
    if (t == previousTime) {
      System.arraycopy(begin[0], 0, out, 0, n);
      return;
    }
    long counted = evaluations;
    if (!hasJacobian) {
      computeJacobian(begin);
      hasJacobian = true;
    }
    attempt(begin, t - previousTime);
    System.arraycopy(row[ROWS - 1], 0, out, 0, n);
    evaluations = counted;
  }

  @Override
  double[][] vectors() {
    return new double[][] {begin[0], begin[1], end[0], end[1]};
  }

  @Override
  public void restore(DataInput in) throws IOException {
    hasJacobian = false;
    super.restore(in);
  }
}
