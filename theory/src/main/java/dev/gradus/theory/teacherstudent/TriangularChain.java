package dev.gradus.theory.teacherstudent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The hot core of [ExactChain]: the weights in an orthonormal basis that follows them.
///
/// The basis begins with the teacher, so that (B; w) / sqrt N is a lower triangular matrix, teacher
/// first: (B; w) / sqrt N = (L_T, 0; P, S) with Q = P P^T + S S^T and R = P L_T^T. An update adds
/// to the rows of the student a multiple of the input, which has one coordinate outside the span; 2
/// K Givens rotations make S triangular again. Unlike inner products, these coordinates cannot lose
/// definiteness by rounding.
///
/// All arrays are flat and rows are worked through one after the other, so that the rotations of
/// one row overlap in time with the square root that the row before waits for; see
/// docs/notes/chain-speed.md.
final class TriangularChain implements OrderParameterState {
  /// Beyond this, squares of squares of weights are near the end of the range of doubles.
  private static final double LARGEST = 1e140;

  private final Activation activation;
  private final int students;
  private final int teachers;
  private final int span;
  private final boolean trainsSecondLayer;
  private final double gain;
  private final double secondLayerGain;
  private final double decay;
  private final double noise;

  /// The triangular matrix, row by row, with one more column that is needed during a step only.
  private final double[] rows;

  private final int stride;

  private final double[] a;
  private final double[] v;

  /// The innovations, then fields, g and g' of the teacher's and the student's units.
  private final double[] w;

  private final double[] fields;
  private final double[] outputs;
  private final double[] slopes;

  /// How far each row of the student moves along the input.
  private final double[] change;

  /// Norm of the innovation from an axis on, and the two sweeps of rotations.
  private final double[] norms;

  private final double[] turnCosines;
  private final double[] turnSines;
  private final double[] cosines;
  private final double[] sines;

  TriangularChain(TeacherStudent problem) {
    activation = problem.activation();
    students = problem.student();
    teachers = problem.teacher();
    span = teachers + students;
    stride = span + 1;
    trainsSecondLayer = problem.trainsSecondLayer();
    gain = problem.stepsize() / problem.inputs();
    secondLayerGain = problem.secondLayerStepsize() / problem.inputs();
    decay = 1 - problem.weightDecay() / problem.inputs();
    noise = problem.noise();
    rows = new double[span * stride];
    a = new double[teachers];
    v = new double[students];
    w = new double[span + 2];
    fields = new double[span];
    outputs = new double[span];
    slopes = new double[span];
    change = new double[students];
    norms = new double[students + 1];
    turnCosines = new double[students];
    turnSines = new double[students];
    cosines = new double[students];
    sines = new double[students];
    place(problem.initial());
  }

  private void place(OrderParameters initial) {
    double[][] gram = new double[span][span];
    double[][] studentFirst = initial.gram();
    for (int i = 0; i < span; i++) {
      for (int j = 0; j < span; j++) {
        gram[i][j] = studentFirst[(i + students) % span][(j + students) % span];
      }
    }
    double[][] factor = Gram.factor(gram);
    for (int i = 0; i < span; i++) {
      System.arraycopy(factor[i], 0, rows, i * stride, span);
    }
    Arrays.setAll(a, initial::a);
    Arrays.setAll(v, initial::v);
  }

  /// Takes one step of SGD.
  ///
  /// @return false, with nothing changed, if a number leaves the range in which squares are finite
  boolean step(Innovations innovations) {
    innovations.next(w);
    for (int i = 0; i < span; i++) {
      int row = i * stride;
      double field = 0;
      for (int j = 0; j <= i; j++) {
        field = Math.fma(rows[row + j], w[j], field);
      }
      fields[i] = field;
    }
    activation.evaluate(fields, outputs, slopes);
    double error = error();
    planTurn();
    double size = Math.abs(error);
    for (int k = 0; k < students; k++) {
      change[k] = gain * v[k] * slopes[teachers + k] * error;
      size += Math.abs(fields[teachers + k]) + Math.abs(v[k]) + Math.abs(change[k]) * norms[0];
    }
    if (!(size < LARGEST)) {
      return false;
    }
    for (int k = 0; k < students; k++) {
      moveRow(k);
    }
    if (trainsSecondLayer) {
      for (int k = 0; k < students; k++) {
        v[k] = decay * v[k] + secondLayerGain * outputs[teachers + k] * error;
      }
    }
    return true;
  }

  /// y - phi, the label less the output.
  private double error() {
    double error = noise * w[span + 1];
    for (int m = 0; m < teachers; m++) {
      error += a[m] * outputs[m];
    }
    for (int k = 0; k < students; k++) {
      error -= v[k] * outputs[teachers + k];
    }
    return error;
  }

  /// The rotations of neighbouring axes, from the last, that turn the innovation outside the
  /// teacher's span to the first axis.
  private void planTurn() {
    double norm = w[span];
    norms[students] = norm;
    double square = norm * norm;
    for (int j = students - 1; j >= 0; j--) {
      double z = w[teachers + j];
      square = Math.fma(z, z, square);
      double longer = Math.sqrt(square);
      boolean turns = longer > 0;
      turnCosines[j] = turns ? z / longer : 1;
      turnSines[j] = turns ? norm / longer : 0;
      norms[j] = longer;
      norm = longer;
    }
  }

  /// Decays row k, turns it, adds the update along the first axis, and turns on until the row is
  /// triangular; the rotations that the rows before needed are known, its own is added to them.
  private void moveRow(int k) {
    int row = (teachers + k) * stride;
    for (int j = 0; j < teachers; j++) {
      rows[row + j] = Math.fma(change[k], w[j], decay * rows[row + j]);
    }
    int own = row + teachers;
    double left = 0;
    for (int j = k; j >= 0; j--) {
      double x = decay * rows[own + j];
      double c = turnCosines[j];
      double s = turnSines[j];
      rows[own + j + 1] = Math.fma(c, left, -s * x);
      left = Math.fma(s, left, c * x);
    }
    left = Math.fma(norms[0], change[k], left);
    for (int j = 0; j < k; j++) {
      double y = rows[own + j + 1];
      rows[own + j] = Math.fma(cosines[j], left, sines[j] * y);
      left = Math.fma(-sines[j], left, cosines[j] * y);
    }
    double y = rows[own + k + 1];
    double length = Math.sqrt(Math.fma(left, left, y * y));
    boolean turns = length > 0;
    double inverse = turns ? 1 / length : 0;
    cosines[k] = turns ? left * inverse : 1;
    sines[k] = y * inverse;
    rows[own + k] = length;
    rows[own + k + 1] = 0;
  }

  @Override
  public int student() {
    return students;
  }

  @Override
  public int teacher() {
    return teachers;
  }

  @Override
  public double q(int i, int k) {
    return product(teachers + i, teachers + k);
  }

  @Override
  public double r(int i, int m) {
    return product(teachers + i, m);
  }

  @Override
  public double t(int m, int n) {
    return product(m, n);
  }

  private double product(int one, int other) {
    double sum = 0;
    for (int j = 0; j <= Math.min(one, other); j++) {
      sum += rows[one * stride + j] * rows[other * stride + j];
    }
    return sum;
  }

  @Override
  public double a(int m) {
    return a[m];
  }

  @Override
  public double v(int k) {
    return v[k];
  }

  @Override
  public double generalisationError() {
    return GeneralisationError.of(activation, this);
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(rows.length);
    for (double number : rows) {
      out.writeDouble(number);
    }
    for (double number : v) {
      out.writeDouble(number);
    }
  }

  void restore(DataInput in) throws IOException {
    int length = in.readInt();
    if (length != rows.length) {
      throw new IOException("a state of " + length + " coordinates found, expected " + rows.length);
    }
    for (int i = 0; i < length; i++) {
      rows[i] = in.readDouble();
    }
    for (int k = 0; k < students; k++) {
      v[k] = in.readDouble();
    }
  }
}
