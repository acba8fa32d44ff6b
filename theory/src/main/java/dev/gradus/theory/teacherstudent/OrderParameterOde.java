package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.OdeDynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.numeric.VectorField;

/// The order-parameter equations: the limit of large N at fixed training time updates / N.
///
/// ```java
/// Trajectory theory =
///     Recorder.run(new OrderParameterOde(), problem, 0, times, List.of(new OrderParameterProbe(4, 2)));
/// ```
///
/// An elementary step is an accepted step of the solver.
public final class OrderParameterOde implements Method<TeacherStudent, OrderParameterState> {
  /// Errors made on a plateau grow until it is left, so the default is far below what is asked of
  /// the result.
  private static final double DEFAULT_TOLERANCE = 1e-11;

  private final double rtol;

  /// With the relative tolerance 1e-11.
  public OrderParameterOde() {
    this(DEFAULT_TOLERANCE);
  }

  /// @param rtol error allowed in one step relative to each order parameter, in (0, 1)
  public OrderParameterOde(double rtol) {
    if (!(rtol > 0 && rtol < 1)) {
      throw new InputException("rtol: " + rtol + " found, expected a number between 0 and 1");
    }
    this.rtol = rtol;
  }

  /// The right-hand side itself, for solvers of one's own: of y = Q (upper triangle, row by row), R
  /// (row by row) and, if both layers are trained, v. Not for several threads at a time.
  ///
  /// @throws InputException if the averages of the activation are not known
  public static VectorField rightHandSide(TeacherStudent problem) {
    return OrderParameterFlow.of(problem);
  }

  /// y at time 0.
  public static double[] initialState(TeacherStudent problem) {
    return Packing.of(problem).pack(problem.initial());
  }

  @Override
  public String name() {
    return "ode";
  }

  /// @throws InputException if the averages of the activation are not known in closed form
  @Override
  public Dynamics<OrderParameterState> start(TeacherStudent problem, RandomStreams streams) {
    double atol = Asymmetry.absoluteTolerance(problem.initial());
    double[] y = initialState(problem);
    return new Motion(
        new PackedState(problem, y),
        new SwitchingSolver(OrderParameterFlow.of(problem), y, rtol, atol),
        y);
  }

  private static final class Motion extends OdeDynamics<OrderParameterState> {
    private final OrderParameterState state;

    Motion(OrderParameterState state, SwitchingSolver solver, double[] y) {
      super(solver, y);
      this.state = state;
    }

    @Override
    public OrderParameterState state() {
      return state;
    }
  }
}
