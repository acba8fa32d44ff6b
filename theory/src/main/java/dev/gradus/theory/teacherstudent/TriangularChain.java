package dev.gradus.theory.teacherstudent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The hot core of [ExactChain]: the weights in an orthonormal basis that follows them.
///
/// The basis begins with the teacher, so that B / sqrt N = (L_T, 0) never changes and w / sqrt N =
/// (P, S) with a lower triangular S; Q = P P^T + S S^T and R = P L_T^T. An update adds a multiple
/// of the input, which has one coordinate outside the span; 2 K Givens rotations make S triangular
/// again. Unlike inner products, these coordinates cannot lose definiteness by rounding.
final class TriangularChain implements OrderParameterState {
  /// Beyond this, squares of squares of weights are near the end of the range of doubles.
  private static final double LARGEST = 1e140;

  private final Activation activation;
  private final int students;
  private final int teachers;
  private final boolean trainsSecondLayer;
  private final double gain;
  private final double secondLayerGain;
  private final double decay;
  private final double noise;

  /// L_T, row by row, and A.
  private final double[] teacher;

  private final double[] a;

  /// (P, S, 0): K numbers a column, one column for each coordinate, and one that is needed during a
  /// step only.
  private final double[] columns;

  private final double[] v;

  private final double[] w;
  private final double[] fields;
  private final double[] outputs;
  private final double[] change;
  private final double[] norms;

  TriangularChain(TeacherStudent problem) {
    activation = problem.activation();
    students = problem.student();
    teachers = problem.teacher();
    trainsSecondLayer = problem.trainsSecondLayer();
    gain = problem.stepsize() / problem.inputs();
    secondLayerGain = problem.secondLayerStepsize() / problem.inputs();
    decay = 1 - problem.weightDecay() / problem.inputs();
    noise = problem.noise();
    teacher = new double[teachers * teachers];
    a = new double[teachers];
    columns = new double[students * (teachers + students + 1)];
    v = new double[students];
    w = new double[teachers + students + 2];
    fields = new double[students];
    outputs = new double[students];
    change = new double[students];
    norms = new double[students + 1];
    place(problem.initial());
  }

  private void place(OrderParameters initial) {
    int span = teachers + students;
    double[][] gram = new double[span][span];
    double[][] studentFirst = initial.gram();
    for (int i = 0; i < span; i++) {
      for (int j = 0; j < span; j++) {
        gram[i][j] = studentFirst[(i + students) % span][(j + students) % span];
      }
    }
    double[][] factor = Gram.factor(gram);
    for (int m = 0; m < teachers; m++) {
      System.arraycopy(factor[m], 0, teacher, m * teachers, teachers);
      a[m] = initial.a(m);
    }
    for (int k = 0; k < students; k++) {
      for (int j = 0; j < span; j++) {
        columns[j * students + k] = factor[teachers + k][j];
      }
      v[k] = initial.v(k);
    }
  }

  /// Takes one step of SGD.
  ///
  /// @return false, with nothing changed, if a number leaves the range in which squares are finite
  boolean step(Innovations innovations) {
    innovations.next(w);
    computeFields();
    double error = error();
    norms[students] = w[teachers + students];
    for (int j = students - 1; j >= 0; j--) {
      norms[j] = Math.sqrt(w[teachers + j] * w[teachers + j] + norms[j + 1] * norms[j + 1]);
    }
    double size = 0;
    for (int k = 0; k < students; k++) {
      change[k] = gain * v[k] * activation.derivative(fields[k]) * error;
      size += Math.abs(fields[k]) + Math.abs(v[k]) + Math.abs(change[k]) * norms[0];
    }
    if (!(size + Math.abs(error) < LARGEST)) {
      return false;
    }
    if (trainsSecondLayer) {
      for (int k = 0; k < students; k++) {
        v[k] = decay * v[k] + secondLayerGain * outputs[k] * error;
      }
    }
    moveAlongTeacher();
    turnInnovationToFirstAxis();
    for (int k = 0; k < students; k++) {
      columns[teachers * students + k] += norms[0] * change[k];
    }
    makeTriangular();
    return true;
  }

  /// lambda = (P, S) z.
  private void computeFields() {
    for (int k = 0; k < students; k++) {
      fields[k] = 0;
    }
    for (int j = 0; j < teachers + students; j++) {
      double z = w[j];
      int column = j * students;
      for (int k = Math.max(0, j - teachers); k < students; k++) {
        fields[k] += columns[column + k] * z;
      }
    }
  }

  /// y - phi, the label less the output.
  private double error() {
    double error = noise * w[teachers + students + 1];
    for (int m = 0; m < teachers; m++) {
      double field = 0;
      for (int n = 0; n <= m; n++) {
        field += teacher[m * teachers + n] * w[n];
      }
      error += a[m] * activation.value(field);
    }
    for (int k = 0; k < students; k++) {
      outputs[k] = activation.value(fields[k]);
      error -= v[k] * outputs[k];
    }
    return error;
  }

  private void moveAlongTeacher() {
    for (int j = 0; j < teachers; j++) {
      double z = w[j];
      int column = j * students;
      for (int k = 0; k < students; k++) {
        columns[column + k] = decay * columns[column + k] + z * change[k];
      }
    }
  }

  /// Rotates neighbouring axes, from the last, until the innovation lies along the first; S gets
  /// one diagonal above its own.
  private void turnInnovationToFirstAxis() {
    for (int j = students - 1; j >= 0; j--) {
      boolean turns = norms[j] > 0;
      double cosine = turns ? w[teachers + j] / norms[j] : 1;
      double sine = turns ? norms[j + 1] / norms[j] : 0;
      double decayedCosine = decay * cosine;
      double decayedSine = decay * sine;
      int left = (teachers + j) * students;
      int right = left + students;
      for (int k = j; k < students; k++) {
        // The right column has had its decay when it was on the left.
        double x = columns[left + k];
        double y = columns[right + k];
        columns[left + k] = decayedCosine * x + sine * y;
        columns[right + k] = cosine * y - decayedSine * x;
      }
    }
  }

  /// Rotates neighbouring axes, from the first, until S is triangular again.
  private void makeTriangular() {
    for (int j = 0; j < students; j++) {
      int left = (teachers + j) * students;
      int right = left + students;
      double x = columns[left + j];
      double y = columns[right + j];
      double square = x * x + y * y;
      if (square > 0) {
        double inverse = 1 / Math.sqrt(square);
        double cosine = x * inverse;
        double sine = y * inverse;
        columns[left + j] = square * inverse;
        for (int k = j + 1; k < students; k++) {
          double p = columns[left + k];
          double r = columns[right + k];
          columns[left + k] = cosine * p + sine * r;
          columns[right + k] = cosine * r - sine * p;
        }
      }
      columns[right + j] = 0;
    }
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
    double sum = 0;
    for (int j = 0; j < teachers + students; j++) {
      sum += columns[j * students + i] * columns[j * students + k];
    }
    return sum;
  }

  @Override
  public double r(int i, int m) {
    double sum = 0;
    for (int j = 0; j <= m; j++) {
      sum += columns[j * students + i] * teacher[m * teachers + j];
    }
    return sum;
  }

  @Override
  public double t(int m, int n) {
    double sum = 0;
    for (int j = 0; j <= Math.min(m, n); j++) {
      sum += teacher[m * teachers + j] * teacher[n * teachers + j];
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
    out.writeInt(columns.length);
    for (double number : columns) {
      out.writeDouble(number);
    }
    for (double number : v) {
      out.writeDouble(number);
    }
  }

  void restore(DataInput in) throws IOException {
    int length = in.readInt();
    if (length != columns.length) {
      throw new IOException(
          "a state of " + length + " coordinates found, expected " + columns.length);
    }
    for (int i = 0; i < length; i++) {
      columns[i] = in.readDouble();
    }
    for (int k = 0; k < students; k++) {
      v[k] = in.readDouble();
    }
  }
}
