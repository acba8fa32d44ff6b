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
/// The rows are worked through by [RowSweeps], several at a time where that pays; see
/// docs/notes/chain-speed.md.
final class TriangularChain implements Chain<Innovations> {
  /// Beyond this, the error after another step may leave the range of doubles: with g = x^2 it is
  /// of order v^2 w^4, and the new v of order v w^2.
  static final double LARGEST = 1e28;

  private final Activation activation;
  private final int students;
  private final int teachers;
  private final int span;
  private final boolean trainsSecondLayer;
  private final double gain;
  private final double secondLayerGain;
  private final double decay;
  private final TeacherStudent problem;
  private final Residual residual;
  private final boolean mixed;

  /// L_T, row by row.
  private final double[] teacherRows;

  private final double[] v;

  /// The innovations, then fields, g and g' of the teacher's and the student's units.
  private final double[] w;

  private final double[] fields;
  private final double[] outputs;
  private final double[] slopes;

  private final RowSweeps sweeps;

  TriangularChain(TeacherStudent problem) {
    activation = problem.activation();
    students = problem.student();
    teachers = problem.teacher();
    span = teachers + students;
    trainsSecondLayer = problem.trainsSecondLayer();
    gain = problem.stepsize() / problem.inputs();
    secondLayerGain = problem.secondLayerStepsize() / problem.inputs();
    decay = 1 - problem.weightDecay() / problem.inputs();
    this.problem = problem;
    residual = new Residual(problem);
    mixed = problem.hasMixedActivations();
    teacherRows = new double[teachers * teachers];
    v = new double[students];
    w = new double[span + 2];
    fields = new double[span];
    outputs = new double[span];
    slopes = new double[span];
    sweeps = new RowSweeps(teachers, students, decay);
    place(problem.initial());
  }

  private void place(OrderParameters initial) {
    double[][] factor = Gram.factor(Gram.teacherFirst(initial));
    for (int m = 0; m < teachers; m++) {
      System.arraycopy(factor[m], 0, teacherRows, m * teachers, teachers);
    }
    for (int k = 0; k < students; k++) {
      for (int j = 0; j < span; j++) {
        sweeps.set(k, j, factor[teachers + k][j]);
      }
    }
    Arrays.setAll(v, initial::v);
  }

  @Override
  public boolean step(Innovations innovations) {
    innovations.next(w);
    for (int m = 0; m < teachers; m++) {
      double field = 0;
      for (int j = 0; j <= m; j++) {
        field = Math.fma(teacherRows[m * teachers + j], w[j], field);
      }
      fields[m] = field;
    }
    sweeps.fields(w, fields);
    activation.evaluate(fields, outputs, slopes);
    if (mixed) {
      evaluateTeacher();
    }
    double error = residual.of(outputs, v, w[span + 1]);
    double norm = sweeps.planTurn(w);
    double size = Math.abs(error);
    for (int k = 0; k < students; k++) {
      double change = gain * v[k] * slopes[teachers + k] * error;
      size += Math.abs(fields[teachers + k]) + Math.abs(v[k]) + Math.abs(change) * norm;
      sweeps.change[k] = change;
    }
    if (!(size < LARGEST)) {
      return false;
    }
    sweeps.move(w);
    if (trainsSecondLayer) {
      for (int k = 0; k < students; k++) {
        v[k] = decay * v[k] + secondLayerGain * outputs[teachers + k] * error;
      }
    }
    return true;
  }

  private void evaluateTeacher() {
    for (int m = 0; m < teachers; m++) {
      outputs[m] = problem.teacherActivation().value(fields[m]);
    }
  }

  /// L_T, row by row.
  double[] teacherRows() {
    return teacherRows.clone();
  }

  /// Entry j of row k of (P, S).
  double row(int k, int j) {
    return sweeps.get(k, j);
  }

  void setRow(int k, int j, double value) {
    sweeps.set(k, j, value);
  }

  void setV(int k, double value) {
    v[k] = value;
  }

  @Override
  public TeacherStudent problem() {
    return problem;
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
      sum += coordinate(one, j) * coordinate(other, j);
    }
    return sum;
  }

  private double coordinate(int row, int j) {
    return row < teachers ? teacherRows[row * teachers + j] : sweeps.get(row - teachers, j);
  }

  @Override
  public double v(int k) {
    return v[k];
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(teachers);
    out.writeInt(students);
    for (int k = 0; k < students; k++) {
      for (int j = 0; j <= teachers + k; j++) {
        out.writeDouble(sweeps.get(k, j));
      }
      out.writeDouble(v[k]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    int teachersFound = in.readInt();
    int studentsFound = in.readInt();
    if (teachersFound != teachers || studentsFound != students) {
      throw new IOException(
          "%d teacher and %d student units found, expected %d and %d"
              .formatted(teachersFound, studentsFound, teachers, students));
    }
    for (int k = 0; k < students; k++) {
      for (int j = 0; j <= teachers + k; j++) {
        sweeps.set(k, j, in.readDouble());
      }
      v[k] = in.readDouble();
    }
  }
}
