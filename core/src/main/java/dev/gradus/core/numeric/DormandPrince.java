package dev.gradus.core.numeric;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The explicit Runge-Kutta pair of order 5(4) of Dormand and Prince, with error control and
/// continuous output (Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I,
/// sections II.4 to II.6).
///
/// The steps never look at the times a caller asks for: those are met by interpolation of order 4
/// between two steps, so that the bits do not depend on the observation times. All that changes as
/// time goes on can be saved and restored.
///
/// ```java
/// while (solver.time() < t) {
///   if (!solver.step()) { ... solver.failure() says why ... }
/// }
/// solver.stateAt(t, y);
/// ```
public final class DormandPrince extends AdaptiveSolver {
  private static final double[] C = {0, 1 / 5., 3 / 10., 4 / 5., 8 / 9., 1, 1};

  /// A[s] are the weights of the stages before s; those of the last are the solution of order 5.
  private static final double[][] A = {
    {},
    {1 / 5.},
    {3 / 40., 9 / 40.},
    {44 / 45., -56 / 15., 32 / 9.},
    {19372 / 6561., -25360 / 2187., 64448 / 6561., -212 / 729.},
    {9017 / 3168., -355 / 33., 46732 / 5247., 49 / 176., -5103 / 18656.},
    {35 / 384., 0, 500 / 1113., 125 / 192., -2187 / 6784., 11 / 84.}
  };

  /// Weights of order 5 minus weights of order 4.
  private static final double[] E = {
    71 / 57600., 0, -71 / 16695., 71 / 1920., -17253 / 339200., 22 / 525., -1 / 40.
  };

  /// Weights of the highest term of the continuous output.
  private static final double[] D = {
    -12715105075. / 11282082432.,
    0,
    87487479700. / 32700410799.,
    -10690763975. / 1880347072.,
    701980252875. / 199316789632.,
    -1453857185. / 822651844.,
    69997945. / 29380423.
  };

  private static final int STAGES = 7;
  private static final double SAFETY = 0.9;
  private static final double LARGEST_SHRINK = 0.2;
  private static final double LARGEST_GROWTH = 10;

  /// The share of the previous error in the choice of the next step (proportional-integral
  /// control).
  private static final double MEMORY = 0.04;

  private static final double EXPONENT = 0.2 - 0.75 * MEMORY;
  private static final double SMALLEST_REMEMBERED_ERROR = 1e-4;

  private double rememberedError = SMALLEST_REMEMBERED_ERROR;

  /// The state at [#time] and its derivative (the last stage of a step is the first of the next).
  private double[] y;

  private double[] derivative;

  /// Coefficients of the continuous output over the last step.
  private final double[][] continuous;

  private final double[][] stages;
  private double[] trial;

  /// A solver at `y0`.
  ///
  /// @param field the right-hand side
  /// @param t0 where to begin
  /// @param y0 the state there
  /// @param rtol error allowed in one step relative to each component, positive
  /// @param atol error allowed in one step besides, positive
  public DormandPrince(VectorField field, double t0, double[] y0, double rtol, double atol) {
    super(field, t0, y0.length, rtol, atol);
    y = y0.clone();
    derivative = new double[n];
    trial = new double[n];
    continuous = new double[5][n];
    continuous[0] = y0.clone();
    stages = new double[STAGES][n];
  }

  @Override
  public boolean step() {
    if (failure != null) {
      return false;
    }
    if (evaluations == 0 && !begin()) {
      return false;
    }
    double h = nextStep;
    boolean rejected = false;
    while (true) {
      if (!(h > 8 * Math.ulp(time))) {
        failure =
            "no step from t = "
                + time
                + " is short enough: the solution stops being finite or is too stiff";
        return false;
      }
      double error = attempt(h);
      double shrink = StrictMath.pow(error, EXPONENT) / SAFETY;
      if (error <= 1) {
        accept(h);
        double factor = shrink / StrictMath.pow(rememberedError, MEMORY);
        double next = h / Math.clamp(factor, 1 / LARGEST_GROWTH, 1 / LARGEST_SHRINK);
        nextStep = rejected ? Math.min(next, h) : next;
        rememberedError = Math.max(error, SMALLEST_REMEMBERED_ERROR);
        return true;
      }
      rejected = true;
      h = Double.isFinite(shrink) ? h / Math.min(shrink, 1 / LARGEST_SHRINK) : h * LARGEST_SHRINK;
    }
  }

  /// Evaluates the first derivative and guesses the first step from it (Hairer et al., II.4).
  private boolean begin() {
    field.evaluate(time, y, derivative);
    evaluations++;
    double size = 0;
    double speed = 0;
    for (int i = 0; i < n; i++) {
      double scale = atol + rtol * Math.abs(y[i]);
      size += square(y[i] / scale);
      speed += square(derivative[i] / scale);
    }
    if (!Double.isFinite(size + speed)) {
      failure = "the derivative is not finite at t = " + time;
      return false;
    }
    double guess = size < 1e-10 || speed < 1e-10 ? 1e-6 : 0.01 * Math.sqrt(size / speed);
    for (int i = 0; i < n; i++) {
      trial[i] = y[i] + guess * derivative[i];
    }
    field.evaluate(time + guess, trial, stages[1]);
    evaluations++;
    double bend = 0;
    for (int i = 0; i < n; i++) {
      bend += square((stages[1][i] - derivative[i]) / (atol + rtol * Math.abs(y[i])));
    }
    double curvature = Math.sqrt(Math.max(speed, bend / square(guess)) / Math.max(n, 1));
    double second = curvature <= 1e-15 ? 1e-3 * guess : StrictMath.pow(0.01 / curvature, 0.2);
    nextStep = Double.isFinite(second) ? Math.min(100 * guess, second) : guess;
    return true;
  }

  /// Computes the stages of a step of length `h`; returns its error in units of the tolerance.
  private double attempt(double h) {
    System.arraycopy(derivative, 0, stages[0], 0, n);
    for (int s = 1; s < STAGES; s++) {
      System.arraycopy(y, 0, trial, 0, n);
      for (int r = 0; r < s; r++) {
        addScaled(h * A[s][r], stages[r], trial);
      }
      field.evaluate(time + C[s] * h, trial, stages[s]);
    }
    evaluations += STAGES - 1;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double e = 0;
      for (int s = 0; s < STAGES; s++) {
        e += E[s] * stages[s][i];
      }
      double scale = atol + rtol * Math.max(Math.abs(y[i]), Math.abs(trial[i]));
      sum += square(h * e / scale);
    }
    double error = Math.sqrt(sum / Math.max(n, 1));
    return Double.isFinite(error) ? error : Double.POSITIVE_INFINITY;
  }

  private void accept(double h) {
    for (int i = 0; i < n; i++) {
      double difference = trial[i] - y[i];
      double bend = h * stages[0][i] - difference;
      double highest = 0;
      for (int s = 0; s < STAGES; s++) {
        highest += D[s] * stages[s][i];
      }
      continuous[0][i] = y[i];
      continuous[1][i] = difference;
      continuous[2][i] = bend;
      continuous[3][i] = difference - h * stages[STAGES - 1][i] - bend;
      continuous[4][i] = h * highest;
    }
    double[] spare = y;
    y = trial;
    trial = spare;
    spare = derivative;
    derivative = stages[STAGES - 1];
    stages[STAGES - 1] = spare;
    passed(h);
  }

  /// Continuous output of order 4.
  @Override
  void interpolate(double t, double[] out) {
    if (t == time) {
      System.arraycopy(y, 0, out, 0, n);
      return;
    }
    double x = (t - previousTime) / (time - previousTime);
    double rest = 1 - x;
    for (int i = 0; i < n; i++) {
      double inner = continuous[3][i] + rest * continuous[4][i];
      inner = continuous[1][i] + rest * (continuous[2][i] + x * inner);
      out[i] = continuous[0][i] + x * inner;
    }
  }

  /// How large the steps are for the fastest decay of the equation: near 3.3 an explicit method
  /// cannot take longer ones, however smooth the solution (Hairer and Wanner, Solving Ordinary
  /// Differential Equations II, section IV.2). Of the last step; right after [#step] only.
  public double stiffness() {
    double change = 0;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double apart = 0;
      for (int s = 0; s < STAGES - 2; s++) {
        apart += (A[STAGES - 1][s] - A[STAGES - 2][s]) * stages[s][i];
      }
      apart += A[STAGES - 1][STAGES - 2] * stages[STAGES - 2][i];
      change += square(derivative[i] - stages[STAGES - 2][i]);
      distance += square(apart);
    }
    return distance == 0 ? 0 : Math.sqrt(change / distance);
  }

  @Override
  void saveControl(DataOutput out) throws IOException {
    super.saveControl(out);
    out.writeDouble(rememberedError);
  }

  @Override
  void restoreControl(DataInput in) throws IOException {
    super.restoreControl(in);
    rememberedError = in.readDouble();
  }

  @Override
  double[][] vectors() {
    double[][] all = Arrays.copyOf(continuous, continuous.length + 2);
    all[continuous.length] = y;
    all[continuous.length + 1] = derivative;
    return all;
  }

  private static void addScaled(double factor, double[] x, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * x[i];
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
