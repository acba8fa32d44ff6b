package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// [TriangularChain] for batches of any size, any count of inputs and inputs of several variances
/// or with a mean: slower, but general.
///
/// Inputs of one variance are an [Eigenspace], in which weights and inputs have coordinates of
/// their own; local fields are sums over the spaces.
final class BatchChain implements Chain<BatchInnovations>, FieldLaw.Source {
  private final TeacherStudent problem;
  private final Residual residual;
  private final int students;
  private final int teachers;
  private final int batch;
  private final double decay;

  private final Eigenspace[] spaces;
  private final double[] v;

  private final double[][][] z;
  private final double[][][] rest;
  private final double[] noise;
  private final double[] fields;
  private final double[] outputs;
  private final double[] slopes;
  private final double[][] changes;
  private final double[] vChange;

  /// @param directions draws the directions of the initial weights; unused for inputs of one
  ///   variance and no mean, which do not feel them
  /// @throws dev.gradus.core.InputException if N is too small for the initial order parameters
  BatchChain(TeacherStudent problem, RandomStream directions) {
    this.problem = problem;
    residual = new Residual(problem);
    students = problem.student();
    teachers = problem.teacher();
    batch = problem.batch();
    decay = 1 - problem.weightDecay() / problem.inputs();
    List<Eigenspace> all = Eigenspace.of(problem, directions);
    spaces = all.toArray(Eigenspace[]::new);
    v = new double[students];
    Arrays.setAll(v, problem.initial()::v);
    z = all.stream().map(space -> space.z).toArray(double[][][]::new);
    rest = all.stream().map(space -> space.rest).toArray(double[][][]::new);
    noise = new double[batch];
    fields = new double[teachers + students];
    outputs = new double[teachers + students];
    slopes = new double[teachers + students];
    changes = new double[students][batch];
    vChange = new double[students];
  }

  /// Dimensions outside the axes that are kept, by group of inputs.
  int[] outside() {
    return Arrays.stream(spaces).mapToInt(Eigenspace::outside).toArray();
  }

  @Override
  public boolean step(BatchInnovations innovations) {
    innovations.next(z, rest, noise);
    for (Eigenspace space : spaces) {
      space.scaleInputs();
    }
    Arrays.fill(vChange, 0);
    double size = 0;
    for (int e = 0; e < batch; e++) {
      size += feel(e);
    }
    if (!(size < TriangularChain.LARGEST)) {
      return false;
    }
    for (Eigenspace space : spaces) {
      space.move(decay, changes);
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
    Arrays.fill(fields, 0);
    for (Eigenspace space : spaces) {
      space.addFields(e, fields);
    }
    problem.activation().evaluate(fields, outputs, slopes);
    for (int m = 0; m < teachers && problem.hasMixedActivations(); m++) {
      outputs[m] = problem.teacherActivation().value(fields[m]);
    }
    double error = residual.of(outputs, v, noise[e]);
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

  @Override
  public FieldLaw fields() {
    int n = students + teachers;
    double[] mean = new double[n];
    double[][] covariance = new double[n][n];
    for (Eigenspace space : spaces) {
      for (int i = 0; i < n; i++) {
        mean[i] += space.mean(row(space, i));
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += space.variance() * Dense.product(row(space, i), row(space, j));
          covariance[j][i] = covariance[i][j];
        }
      }
    }
    return new FieldLaw(mean, covariance);
  }

  private double[] row(Eigenspace space, int i) {
    return i < students ? space.rows[i] : space.teacherRows[i - students];
  }

  private double overlap(int i, int j) {
    double sum = 0;
    for (Eigenspace space : spaces) {
      sum += Dense.product(row(space, i), row(space, j));
    }
    return sum;
  }

  @Override
  public TeacherStudent problem() {
    return problem;
  }

  @Override
  public double q(int i, int k) {
    return overlap(i, k);
  }

  @Override
  public double r(int i, int m) {
    return overlap(students + m, i);
  }

  @Override
  public double t(int m, int n) {
    return overlap(students + m, students + n);
  }

  @Override
  public double v(int k) {
    return v[k];
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (int k = 0; k < students; k++) {
      for (Eigenspace space : spaces) {
        space.save(k, out);
      }
      out.writeDouble(v[k]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    for (int k = 0; k < students; k++) {
      for (Eigenspace space : spaces) {
        space.restore(k, in);
      }
      v[k] = in.readDouble();
    }
  }
}
