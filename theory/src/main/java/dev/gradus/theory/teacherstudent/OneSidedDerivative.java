package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/// Derivatives at a state on the border of what order parameters can be, such as one in which units
/// of the student are copies of the teacher's, for functions that have powers of the distance
/// between units in them: the equations of ReLU, which are linear in the order parameters there up
/// to a remainder of power 3/2.
///
/// The state is left along curves of weights that exist: unit k turns towards teacher unit m, or
/// one or two units go into a new direction by s. In s everything is a power series to each side,
/// so that quotients extrapolate to s = 0; the derivative by the order parameters follows from
/// those along the curves (docs/notes/order-parameter-equations.md).
final class OneSidedDerivative implements Derivative {
  private static final double STEP = 0.02;
  private static final int STEPS = 8;

  private final Packing at;
  private final OrderParameters point;
  private final double[] y;
  private final List<Curve> curves = new ArrayList<>();

  /// @param isNew whether it goes into a new direction, so that order parameters move by s^2
  private record Curve(boolean isNew, double[] tangent, DoubleFunction<double[]> state) {}

  /// @throws InputException if a unit has no weights, since its direction then decides, or units of
  ///   the teacher are linearly dependent
  OneSidedDerivative(Packing at, OrderParameters point) {
    this.at = at;
    this.point = point;
    y = at.pack(point);
    for (int k = 0; k < at.student(); k++) {
      if (point.q(k, k) == 0) {
        throw new InputException(
            "student unit %d has no weights: with relu no linear response exists there; share the"
                    .formatted(k)
                + " teacher units among copies instead");
      }
      for (int l = 0; l <= k; l++) {
        addNew(k, l);
      }
      for (int m = 0; m < at.teacher(); m++) {
        addTurn(k, m);
      }
      if (at.heads()) {
        addHead(k);
      }
    }
  }

  private void addNew(int k, int l) {
    double[] tangent = new double[y.length];
    tangent[at.q(k, k)] = point.q(k, k);
    tangent[at.q(l, l)] = point.q(l, l);
    tangent[at.q(k, l)] = Math.sqrt(point.q(k, k) * point.q(l, l));
    curves.add(new Curve(true, tangent, s -> moved(tangent, s * s)));
  }

  private void addTurn(int k, int m) {
    double scale = Math.sqrt(point.q(k, k) / Math.max(Double.MIN_NORMAL, point.t(m, m)));
    double[] tangent = new double[y.length];
    for (int l = 0; l < at.student(); l++) {
      tangent[at.q(k, l)] = scale * point.r(l, m) * (l == k ? 2 : 1);
    }
    for (int n = 0; n < at.teacher(); n++) {
      tangent[at.r(k, n)] = scale * point.t(m, n);
    }
    double square = scale * scale * point.t(m, m);
    int own = at.q(k, k);
    curves.add(
        new Curve(
            false,
            tangent,
            s -> {
              double[] state = moved(tangent, s);
              state[own] += s * s * square;
              return state;
            }));
  }

  private void addHead(int k) {
    double[] tangent = new double[y.length];
    tangent[at.v(k)] = 1;
    curves.add(new Curve(false, tangent, s -> moved(tangent, s)));
  }

  private double[] moved(double[] tangent, double s) {
    double[] state = y.clone();
    for (int i = 0; i < state.length; i++) {
      state[i] += s * tangent[i];
    }
    return state;
  }

  @Override
  public double[][] of(UnaryOperator<double[]> f) {
    int n = y.length;
    double[] here = f.apply(y.clone()).clone();
    double[][] along = new double[n][];
    double[][] tangents = new double[n][];
    for (int c = 0; c < n; c++) {
      along[c] = along(curves.get(c), f, here);
      tangents[c] = curves.get(c).tangent();
    }
    // Rows are curves: along = tangents J^T.
    var solver = new LUDecomposition(new Array2DRowRealMatrix(tangents, false), 1e-12).getSolver();
    if (!solver.isNonSingular()) {
      throw new InputException(
          "T: the teacher's units are linearly dependent, so that order parameters around a student"
              + " without error cannot all change; use the law for small stepsizes");
    }
    RealMatrix transposed = solver.solve(new Array2DRowRealMatrix(along, false));
    return transposed.transpose().getData();
  }

  /// The limit of difference quotients, by the polynomial through those at 1, 2, ... steps.
  private static double[] along(Curve curve, UnaryOperator<double[]> f, double[] here) {
    double[] limit = new double[here.length];
    double weight = STEPS;
    for (int step = 1; step <= STEPS; step++) {
      double s = step * STEP;
      double divisor = curve.isNew() ? s * s : 2 * s;
      double[] up = f.apply(curve.state().apply(s)).clone();
      double[] down = curve.isNew() ? here : f.apply(curve.state().apply(-s));
      double share = weight / divisor;
      Arrays.setAll(limit, i -> limit[i] + share * (up[i] - down[i]));
      weight *= -(STEPS - step) / (step + 1.0);
    }
    return limit;
  }
}
