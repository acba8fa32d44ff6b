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
  /// Singular values below this share of the largest count as zero, where equations are smooth: the
  /// Jacobian is good to 1e-12.
  private static final double SMOOTH_NULL = 1e-9;

  /// The same for ReLU, whose Jacobian is good to 1e-9.
  private static final double KINKED_NULL = 1e-6;

  /// Growth rates below this, relative to the size of the Jacobian, count as zero.
  private static final double NEUTRAL = 1e-7;

  private static final int SQUARINGS = 30;

  private final TeacherStudent problem;
  private final OrderParameters point;
  private final double[] y;
  private final Derivative derivative;
  private final double none;

  Linearisation(TeacherStudent problem, OrderParameters point) {
    this.problem = problem;
    this.point = point;
    Packing at = Packing.of(with(1, 0));
    y = at.pack(point);
    boolean kinked = problem.activation() instanceof Relu;
    derivative = kinked ? new OneSidedDerivative(at, point) : new SmoothDerivative(y);
    none = kinked ? KINKED_NULL : SMOOTH_NULL;
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
    double[] along = svd.getUT().operate(withoutDrift(push, svd));
    for (int i = 0; i < along.length; i++) {
      along[i] = values[i] > none * values[0] ? -along[i] / values[i] : 0;
    }
    return new ArrayRealVector(svd.getV().operate(along)).dotProduct(new ArrayRealVector(slope()));
  }

  /// Takes away the motion along the states without error, which noise may cause where there are
  /// many (the weights of ReLU units grow while their second-layer weights shrink): with null
  /// vectors L on the left and R on the right, b - R (L^T R)^-1 L^T b.
  private double[] withoutDrift(double[] push, SingularValueDecomposition svd) {
    double[] values = svd.getSingularValues();
    int n = values.length;
    int rank = n;
    while (rank > 0 && values[rank - 1] <= none * values[0]) {
      rank--;
    }
    if (rank == n) {
      return push;
    }
    RealMatrix left = svd.getU().getSubMatrix(0, n - 1, rank, n - 1);
    ArrayRealVector drift = new ArrayRealVector(left.preMultiply(push));
    if (drift.getNorm() <= none * new ArrayRealVector(push).getNorm()) {
      return push;
    }
    RealMatrix right = svd.getV().getSubMatrix(0, n - 1, rank, n - 1);
    RealMatrix overlap = left.transposeMultiply(right);
    double[] share = new SingularValueDecomposition(overlap).getSolver().solve(drift).toArray();
    return new ArrayRealVector(push).subtract(right.operate(new ArrayRealVector(share))).toArray();
  }

  /// Whether perturbations of the point die out at the stepsizes there are.
  boolean isStable() {
    return !grows(jacobian(1));
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
    double[] rates = new double[y.length];
    return new Array2DRowRealMatrix(
        derivative.of(state -> {
          flow.evaluate(0, state, rates);
          return rates;
        }),
        false);
  }

  /// The gradient of the generalisation error.
  private double[] slope() {
    TeacherStudent quiet = with(1, 0);
    double[] error = new double[1];
    return derivative
        .of(state -> {
          error[0] = new PackedState(quiet, state).generalisationError();
          return error;
        })[0];
  }
}
