package dev.gradus.theory.teacherstudent;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Brute-force SGD in motion.
///
/// Several updates are taken together, exactly: their local fields follow from those under the
/// weights before the first of them and the inner products of their inputs, so that the weights are
/// read and written once for all of them. What is saved is the state before the first, from which
/// the others are taken again.
final class SgdDynamics implements Dynamics<SgdState> {
  /// Beyond this, the mean of the squared output (v w)^2 may leave the range of doubles a step
  /// later: a training set can be fitted at a point while the error elsewhere is huge.
  private static final double LARGEST = 1e70;

  /// Updates taken together: more of them save passes over the student but need more inner products
  /// of inputs.
  private static final int FEW_TOGETHER = 4;

  private static final int MANY_TOGETHER = 8;
  private static final int MANY_UNITS = 6;

  private final TeacherStudent problem;
  private final Residual residual;
  private final Examples examples;
  private final @Nullable LabelledInputs training;
  private final @Nullable LabelledInputs test;
  private final int students;
  private final int teachers;
  private final int batch;
  private final int together;
  private final double scale;
  private final double decay;

  /// Teacher and student under the first of the updates.
  private final double[][] weights;

  private final double[] vBefore;
  private byte[] examplesBefore = {};

  /// The present updates: inputs, their local fields under `weights`, their inner products.
  private final double[][] x;

  private final double[] noise;
  private final double[][] fieldsBefore;
  private final double[][] products;

  /// How often each input has been added to each student's row so far.
  private final double[][] coefficients;

  private final double[] v;
  private final double[] fields;
  private final double[] outputs;
  private final double[] slopes;
  private final double[] vChange;
  private final double[][] rowChange;

  private long steps;

  /// Updates of the present ones that are taken.
  private int taken;

  private Status status = Status.RUNNING;

  SgdDynamics(
      TeacherStudent problem,
      double[][] weights,
      Examples examples,
      @Nullable LabelledInputs training,
      @Nullable LabelledInputs test) {
    this.problem = problem;
    this.weights = weights;
    this.examples = examples;
    residual = new Residual(problem);
    this.training = training;
    this.test = test;
    students = problem.student();
    teachers = problem.teacher();
    batch = problem.batch();
    together = Math.max(1, (students < MANY_UNITS ? FEW_TOGETHER : MANY_TOGETHER) / batch);
    scale = 1 / Math.sqrt(problem.inputs());
    decay = 1 - problem.weightDecay() / problem.inputs();
    int count = together * batch;
    x = new double[count][problem.inputs()];
    noise = new double[count];
    fieldsBefore = new double[teachers + students][count];
    products = new double[count][count];
    coefficients = new double[students][count];
    v = new double[students];
    Arrays.setAll(v, problem.initial()::v);
    vBefore = v.clone();
    fields = new double[teachers + students];
    outputs = new double[teachers + students];
    slopes = new double[teachers + students];
    vChange = new double[students];
    rowChange = new double[students][batch];
    taken = together;
  }

  @Override
  public boolean advance(double target, long maxSteps) {
    if (status.isDiverged()) {
      return true;
    }
    long goal = Math.round(target * problem.inputs());
    long end = Math.min(goal, stepLimit(maxSteps));
    while (steps < end) {
      if (taken == together) {
        begin();
      }
      if (!update()) {
        status = Status.diverged(steps, "the weights or the error left the range of numbers");
        return true;
      }
      steps++;
    }
    return steps >= goal;
  }

  /// Moves the weights on and draws the next inputs.
  private void begin() {
    if (steps > 0) {
      current(weights, teachers);
    }
    draw();
  }

  private void draw() {
    System.arraycopy(v, 0, vBefore, 0, students);
    examplesBefore = saved(examples);
    examples.next(x, noise);
    Dense.products(weights, x, fieldsBefore);
    if (together > 1) {
      Dense.ownProducts(x, products);
    }
    for (double[] row : coefficients) {
      Arrays.fill(row, 0);
    }
    taken = 0;
  }

  /// Adds the updates taken so far to rows of the student.
  private void current(double[][] rows, int first) {
    for (int k = 0; k < students; k++) {
      Dense.addRows(
          decay == 1 ? 1 : Math.pow(decay, taken),
          coefficients[k],
          x,
          taken * batch,
          rows[first + k]);
    }
  }

  private boolean update() {
    int first = taken * batch;
    double shrunk = decay == 1 ? 1 : Math.pow(decay, taken);
    Arrays.fill(vChange, 0);
    double size = 0;
    for (int e = first; e < first + batch; e++) {
      for (int m = 0; m < teachers; m++) {
        fields[m] = scale * fieldsBefore[m][e];
      }
      for (int k = 0; k < students; k++) {
        double field = shrunk * fieldsBefore[teachers + k][e];
        for (int other = 0; other < first; other++) {
          field = Math.fma(coefficients[k][other], products[e][other], field);
        }
        fields[teachers + k] = scale * field;
      }
      problem.activation().evaluate(fields, outputs, slopes);
      for (int m = 0; m < teachers && problem.hasMixedActivations(); m++) {
        outputs[m] = problem.teacherActivation().value(fields[m]);
      }
      double error = residual.of(outputs, v, noise[e]);
      size += Math.abs(error);
      for (int k = 0; k < students; k++) {
        double change = problem.stepsize() * scale / batch * v[k] * slopes[teachers + k] * error;
        rowChange[k][e - first] = change;
        vChange[k] += outputs[teachers + k] * error;
        size += Math.abs(fields[teachers + k]) + Math.abs(v[k]) + Math.abs(change) / scale;
      }
    }
    if (!(size < LARGEST)) {
      return false;
    }
    for (int k = 0; k < students; k++) {
      double[] row = coefficients[k];
      if (decay != 1) {
        for (int e = 0; e < first; e++) {
          row[e] *= decay;
        }
      }
      System.arraycopy(rowChange[k], 0, row, first, batch);
      if (problem.trainsSecondLayer()) {
        v[k] = decay * v[k] + problem.secondLayerStepsize() / problem.inputs() / batch * vChange[k];
      }
    }
    taken++;
    return true;
  }

  @Override
  public double time() {
    return steps / (double) problem.inputs();
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public SgdState state() {
    double[][] rows = new double[students][];
    for (int k = 0; k < students; k++) {
      rows[k] = weights[teachers + k].clone();
    }
    if (steps > 0) {
      current(rows, 0);
    }
    return new SgdSnapshot(problem, weights, rows, v.clone(), training, test);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    status.save(out);
    boolean begun = steps > 0;
    out.writeInt(begun ? taken : 0);
    byte[] source = begun ? examplesBefore : saved(examples);
    out.writeInt(source.length);
    out.write(source);
    for (int k = 0; k < students; k++) {
      for (double weight : weights[teachers + k]) {
        out.writeDouble(weight);
      }
      out.writeDouble(begun ? vBefore[k] : v[k]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    steps = in.readLong();
    status = Status.restore(in);
    int again = in.readInt();
    int length = in.readInt();
    if (again < 0 || again > together || length < 0 || length > 1024) {
      throw new IOException("not a state of SGD: " + again + " updates, " + length + " bytes");
    }
    byte[] source = new byte[length];
    in.readFully(source);
    examples.restore(new DataInputStream(new ByteArrayInputStream(source)));
    for (int k = 0; k < students; k++) {
      double[] row = weights[teachers + k];
      for (int i = 0; i < row.length; i++) {
        row[i] = in.readDouble();
      }
      v[k] = in.readDouble();
    }
    if (steps > 0) {
      draw();
      for (int i = 0; i < again; i++) {
        if (!update()) {
          throw new IOException("a saved update cannot be taken again");
        }
      }
    }
  }

  private static byte[] saved(Examples examples) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try {
      examples.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
