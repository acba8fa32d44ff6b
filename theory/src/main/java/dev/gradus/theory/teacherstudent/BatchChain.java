package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// [TriangularChain] for batches of any size and any count of inputs: slower, but general.
///
/// An update adds combinations of the batch's inputs to the student; reflections (Householder)
/// bring its rows back into as many axes as they need. With fewer inputs than hidden units the axes
/// are those of all inputs, and nothing lies outside.
final class BatchChain implements OrderParameterState {
  private final TeacherStudent problem;
  private final int students;
  private final int teachers;
  private final int batch;
  private final double decay;

  /// Axes that the teacher needs, all that are kept, and those a batch adds during a step.
  private final int fixed;

  private final int width;
  private final int extra;

  private final double[][] teacherRows;
  private final double[][] rows;
  private final double[] v;

  private final double[][] z;
  private final double[][] rest;
  private final double[] noise;
  private final double[] fields;
  private final double[] outputs;
  private final double[] slopes;
  private final double[][] changes;
  private final double[] vChange;
  private final double[] reflector;

  /// @throws InputException if N is too small for the initial order parameters
  BatchChain(TeacherStudent problem) {
    this.problem = problem;
    students = problem.student();
    teachers = problem.teacher();
    batch = problem.batch();
    decay = 1 - problem.weightDecay() / problem.inputs();
    double[][] factor = Gram.factor(Gram.teacherFirst(problem.initial()));
    int[] axes = new int[teachers + students];
    int rank = 0;
    int teacherRank = 0;
    for (int j = 0; j < axes.length; j++) {
      if (factor[j][j] > 0) {
        axes[rank++] = j;
        teacherRank += j < teachers ? 1 : 0;
      }
    }
    fixed = teacherRank;
    width = Math.min(problem.inputs(), fixed + students);
    if (rank > width) {
      throw new InputException(
          "inputs: %d found, but the initial weights point in %d directions; raise inputs"
              .formatted(problem.inputs(), rank));
    }
    extra = Math.min(batch, problem.inputs() - width);
    teacherRows = new double[teachers][width];
    rows = new double[students][width + extra];
    for (int i = 0; i < axes.length; i++) {
      double[] row = i < teachers ? teacherRows[i] : rows[i - teachers];
      for (int j = 0; j < rank; j++) {
        row[j] = factor[i][axes[j]];
      }
    }
    v = new double[students];
    Arrays.setAll(v, problem.initial()::v);
    z = new double[batch][width];
    rest = new double[batch][extra];
    noise = new double[batch];
    fields = new double[teachers + students];
    outputs = new double[teachers + students];
    slopes = new double[teachers + students];
    changes = new double[students][batch];
    vChange = new double[students];
    reflector = new double[width + extra];
  }

  /// Dimensions outside the axes that are kept.
  int outside() {
    return problem.inputs() - width;
  }

  /// Takes one step of SGD.
  ///
  /// @return false, with nothing changed, if a number leaves the range in which squares are finite
  boolean step(BatchInnovations innovations) {
    innovations.next(z, rest, noise);
    Arrays.fill(vChange, 0);
    double size = 0;
    for (int e = 0; e < batch; e++) {
      size += feel(e);
    }
    if (!(size < TriangularChain.LARGEST)) {
      return false;
    }
    for (int k = 0; k < students; k++) {
      move(k);
    }
    if (extra > 0) {
      for (int k = 0; k < students && fixed + k < width; k++) {
        reflect(k);
      }
    }
    if (problem.trainsSecondLayer()) {
      for (int k = 0; k < students; k++) {
        v[k] = decay * v[k] + problem.secondLayerStepsize() / problem.inputs() / batch * vChange[k];
      }
    }
    return true;
  }

  /// Finds what one example changes; returns the largest size of what must stay in range.
  private double feel(int e) {
    for (int m = 0; m < teachers; m++) {
      fields[m] = Dense.product(z[e], teacherRows[m]);
    }
    for (int k = 0; k < students; k++) {
      fields[teachers + k] = Dense.product(z[e], rows[k]);
    }
    problem.activation().evaluate(fields, outputs, slopes);
    double error = problem.noise() * noise[e];
    for (int m = 0; m < teachers; m++) {
      error += problem.initial().a(m) * outputs[m];
    }
    for (int k = 0; k < students; k++) {
      error -= v[k] * outputs[teachers + k];
    }
    double size = Math.abs(error);
    for (int k = 0; k < students; k++) {
      double change =
          problem.stepsize() / problem.inputs() / batch * v[k] * slopes[teachers + k] * error;
      changes[k][e] = change;
      vChange[k] += outputs[teachers + k] * error;
      size += Math.abs(fields[teachers + k]) + Math.abs(v[k]) + Math.abs(change) * problem.inputs();
    }
    return size;
  }

  private void move(int k) {
    double[] row = rows[k];
    for (int j = 0; j < width; j++) {
      row[j] *= decay;
    }
    for (int e = 0; e < batch; e++) {
      double change = changes[k][e];
      for (int j = 0; j < width; j++) {
        row[j] = Math.fma(change, z[e][j], row[j]);
      }
      for (int j = 0; j < Math.min(e + 1, extra); j++) {
        row[width + j] = Math.fma(change, rest[e][j], row[width + j]);
      }
    }
  }

  /// Reflects the axes from the k-th of the student on so that row k ends there.
  private void reflect(int k) {
    int first = fixed + k;
    double[] row = rows[k];
    double beyond = 0;
    for (int j = first + 1; j < row.length; j++) {
      beyond = Math.fma(row[j], row[j], beyond);
      reflector[j] = row[j];
      row[j] = 0;
    }
    double length = Math.sqrt(Math.fma(row[first], row[first], beyond));
    if (beyond == 0) {
      return;
    }
    double axis = row[first] > 0 ? -beyond / (row[first] + length) : row[first] - length;
    reflector[first] = axis;
    row[first] = length;
    double factor = 2 / Math.fma(axis, axis, beyond);
    for (int other = k + 1; other < students; other++) {
      double[] next = rows[other];
      double along = 0;
      for (int j = first; j < next.length; j++) {
        along = Math.fma(reflector[j], next[j], along);
      }
      along *= factor;
      for (int j = first; j < next.length; j++) {
        next[j] = Math.fma(-along, reflector[j], next[j]);
      }
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
    return Dense.product(rows[i], rows[k]);
  }

  @Override
  public double r(int i, int m) {
    return Dense.product(teacherRows[m], rows[i]);
  }

  @Override
  public double t(int m, int n) {
    return Dense.product(teacherRows[m], teacherRows[n]);
  }

  @Override
  public double a(int m) {
    return problem.initial().a(m);
  }

  @Override
  public double v(int k) {
    return v[k];
  }

  @Override
  public double generalisationError() {
    return GeneralisationError.of(problem.activation(), this);
  }

  void save(DataOutput out) throws IOException {
    for (int k = 0; k < students; k++) {
      for (int j = 0; j < width; j++) {
        out.writeDouble(rows[k][j]);
      }
      out.writeDouble(v[k]);
    }
  }

  void restore(DataInput in) throws IOException {
    for (int k = 0; k < students; k++) {
      for (int j = 0; j < width; j++) {
        rows[k][j] = in.readDouble();
      }
      v[k] = in.readDouble();
    }
  }
}
