package dev.gradus.theory.teacherstudent;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// The order-parameter equations around a state without error.
final class Linearisation {
  /// Of the differences of order 6 that replace derivatives.
  private static final double STEP = 1e-2;

  private static final double[] DIFFERENCE = {45 / 60., -9 / 60., 1 / 60.};

  /// Singular values below this share of the largest count as zero: the Jacobian is good to 1e-12.
  private static final double NULL = 1e-9;

  /// Growth rates below this, relative to the size of the Jacobian, count as zero.
  private static final double NEUTRAL = 1e-7;

  private static final int SQUARINGS = 30;

  private final TeacherStudent problem;
  private final OrderParameters point;
  private final double[] y;

  Linearisation(TeacherStudent problem, OrderParameters point) {
    this.problem = problem;
    this.point = point;
    y = Packing.of(with(1, 0)).pack(point);
  }

  /// The problem at the point, with all stepsizes multiplied and another noise.
  private TeacherStudent with(double factor, double noise) {
    return new TeacherStudent(
        problem.activation(),
        problem.trained(),
        factor * problem.stepsize(),
        factor * problem.secondLayerStepsize(),
        noise,
        0,
        problem.batch(),
        problem.inputs(),
        point);
  }

  /// d eg / d sigma^2 at the fixed point.
  double response() {
    double[] quiet = new double[y.length];
    double[] noisy = new double[y.length];
    OrderParameterFlow.of(with(1, 0)).evaluate(0, y, quiet);
    OrderParameterFlow.of(with(1, 1)).evaluate(0, y, noisy);
    double[] push = new double[y.length];
    Arrays.setAll(push, i -> noisy[i] - quiet[i]);
    SingularValueDecomposition svd = new SingularValueDecomposition(jacobian(1));
    double[] values = svd.getSingularValues();
    double[] along = svd.getUT().operate(push);
    for (int i = 0; i < along.length; i++) {
      along[i] = values[i] > NULL * values[0] ? -along[i] / values[i] : 0;
    }
    return new ArrayRealVector(svd.getV().operate(along)).dotProduct(new ArrayRealVector(slope()));
  }

  /// The factor by which stepsizes can grow before a perturbation of the point grows.
  double largestFactor() {
    // J(s) = s A + s^2 B, from two values of s.
    RealMatrix one = jacobian(1);
    RealMatrix two = jacobian(2);
    RealMatrix quadratic = two.subtract(one.scalarMultiply(2)).scalarMultiply(0.5);
    RealMatrix linear = one.subtract(quadratic);
    double stable = 1e-3;
    double unstable = stable;
    while (!grows(linear.add(quadratic.scalarMultiply(unstable)))) {
      stable = unstable;
      unstable *= 1.3;
      if (unstable > 1e6) {
        return Double.POSITIVE_INFINITY;
      }
    }
    while (unstable - stable > 1e-8 * unstable) {
      double middle = 0.5 * (stable + unstable);
      if (grows(linear.add(quadratic.scalarMultiply(middle)))) {
        unstable = middle;
      } else {
        stable = middle;
      }
    }
    return stable;
  }

  /// Whether an eigenvalue has a positive real part: by the growth of powers of (1 + h J / 2) (1 -
  /// h J / 2)^-1, since decompositions do not converge on the many equal eigenvalues here.
  private static boolean grows(RealMatrix jacobian) {
    int n = jacobian.getRowDimension();
    RealMatrix half = jacobian.scalarMultiply(0.5 / jacobian.getFrobeniusNorm());
    RealMatrix identity = MatrixUtils.createRealIdentityMatrix(n);
    RealMatrix power =
        new LUDecomposition(identity.subtract(half)).getSolver().solve(identity.add(half));
    double growth = 0;
    double share = 1;
    for (int squaring = 0; squaring < SQUARINGS; squaring++) {
      double norm = power.getFrobeniusNorm();
      growth += share * Math.log(norm);
      power = power.scalarMultiply(1 / norm);
      power = power.multiply(power);
      share /= 2;
    }
    return growth > NEUTRAL;
  }

  private RealMatrix jacobian(double factor) {
    OrderParameterFlow flow = OrderParameterFlow.of(with(factor, 0));
    int n = y.length;
    double[][] matrix = new double[n][n];
    double[] up = new double[n];
    double[] down = new double[n];
    for (int j = 0; j < n; j++) {
      double at = y[j];
      for (int step = 1; step <= DIFFERENCE.length; step++) {
        y[j] = at + step * STEP;
        flow.evaluate(0, y, up);
        y[j] = at - step * STEP;
        flow.evaluate(0, y, down);
        double weight = DIFFERENCE[step - 1] / STEP;
        for (int i = 0; i < n; i++) {
          matrix[i][j] += weight * (up[i] - down[i]);
        }
      }
      y[j] = at;
    }
    return new Array2DRowRealMatrix(matrix, false);
  }

  /// The gradient of the generalisation error.
  private double[] slope() {
    PackedState state = new PackedState(with(1, 0), y);
    double[] slope = new double[y.length];
    for (int j = 0; j < y.length; j++) {
      double at = y[j];
      for (int step = 1; step <= DIFFERENCE.length; step++) {
        y[j] = at + step * STEP;
        double up = state.generalisationError();
        y[j] = at - step * STEP;
        slope[j] += DIFFERENCE[step - 1] / STEP * (up - state.generalisationError());
      }
      y[j] = at;
    }
    return slope;
  }
}
