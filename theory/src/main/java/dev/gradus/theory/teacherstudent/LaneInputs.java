package dev.gradus.theory.teacherstudent;

import static dev.gradus.theory.teacherstudent.Lanes.all;
import static dev.gradus.theory.teacherstudent.Lanes.load;
import static dev.gradus.theory.teacherstudent.Lanes.store;

import dev.gradus.core.RandomStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.DoubleVector;

/// What a step of [LaneChain] needs that does not depend on the student: innovations, labels, and
/// the rotations of [RowSweeps] that follow from innovations alone.
///
/// All of it is worked out for several steps at once, so that the processor overlaps them. Arrays
/// hold numbers of step t from place t times their width on, each number for all lanes.
final class LaneInputs {
  /// Steps at once.
  static final int STEPS = GaussianInnovations.DRAWN_TOGETHER;

  private final Activation activation;
  private final Residual residual;
  private final boolean signs;
  private final int students;
  private final int teachers;
  private final int width;
  private final double decay;
  private final double noise;
  private final List<RandomStream> streams;
  private final ChiSampler rest;

  /// L_T, row by row.
  private final double[] teacherRows;

  private final double[] a;

  /// As [GaussianInnovations] draws them: coordinates, norm of the rest, label noise.
  private final double[] drawn;

  private final int seeds;

  /// By step, teacher and seed, without idle lanes.
  private final double[] fields;

  private final double[] outputs;

  /// The teacher's output with noise, or its class.
  private final double[] labels;

  /// As in [RowSweeps]: the length of the innovation outside the teacher's span, the factor of a
  /// row's whole sum, and of its sums and its entries.
  private final double[] norms;

  private final double[] firsts;
  private final double[] ofSums;
  private final double[] ofEntries;

  /// @param teacherRows L_T, row by row
  /// @param streams one a lane, of the first lanes
  LaneInputs(TeacherStudent problem, double[] teacherRows, List<RandomStream> streams) {
    activation = problem.teacherActivation();
    residual = new Residual(problem);
    signs = problem.labels() == Labels.SIGNS;
    students = problem.student();
    teachers = problem.teacher();
    int span = teachers + students;
    width = span + 2;
    decay = 1 - problem.weightDecay() / problem.inputs();
    noise = problem.noise();
    this.streams = streams;
    rest = new ChiSampler(problem.inputs() - span);
    this.teacherRows = teacherRows;
    a = new double[teachers];
    Arrays.setAll(a, problem.initial()::a);
    drawn = lanes(width);
    seeds = streams.size();
    fields = Lanes.packed(STEPS * teachers, seeds);
    outputs = Lanes.packed(STEPS * teachers, seeds);
    labels = lanes(1);
    norms = lanes(1);
    firsts = lanes(1);
    ofSums = lanes(students);
    ofEntries = lanes(students);
  }

  private static double[] lanes(int width) {
    return new double[STEPS * width * Lanes.COUNT];
  }

  /// Number j of the innovations of step t.
  DoubleVector w(int t, int j) {
    return load(drawn, t * width + j);
  }

  DoubleVector label(int t) {
    return load(labels, t);
  }

  DoubleVector norm(int t) {
    return load(norms, t);
  }

  DoubleVector first(int t) {
    return load(firsts, t);
  }

  DoubleVector ofSum(int t, int j) {
    return load(ofSums, t * students + j);
  }

  DoubleVector ofEntry(int t, int j) {
    return load(ofEntries, t * students + j);
  }

  /// Draws the next [#STEPS] steps.
  void draw() {
    for (int l = 0; l < streams.size(); l++) {
      RandomStream stream = streams.get(l);
      stream.nextGaussians(drawn, l, drawn.length, Lanes.COUNT);
      for (int t = 0; t < STEPS; t++) {
        int at = place(t, students + teachers, l);
        drawn[at] = rest.sample(drawn[at], stream);
      }
    }
    workOut();
  }

  private int place(int t, int j, int lane) {
    return (t * width + j) * Lanes.COUNT + lane;
  }

  private void workOut() {
    for (int t = 0; t < STEPS; t++) {
      teacherFields(t);
    }
    activation.values(fields, outputs);
    for (int t = 0; t < STEPS; t++) {
      teacherOutput(t);
      planTurns(t);
    }
    for (int i = 0; signs && i < labels.length; i++) {
      double normal = drawn[place(i / Lanes.COUNT, width - 1, i % Lanes.COUNT)];
      labels[i] = residual.sign(labels[i], normal);
    }
  }

  private void teacherFields(int t) {
    for (int m = 0; m < teachers; m++) {
      DoubleVector field = all(0);
      for (int j = 0; j <= m; j++) {
        field = w(t, j).fma(all(teacherRows[m * teachers + j]), field);
      }
      field.intoArray(fields, (t * teachers + m) * seeds);
    }
  }

  private void teacherOutput(int t) {
    DoubleVector output = w(t, width - 1).mul(signs ? 0 : noise);
    for (int m = 0; m < teachers; m++) {
      DoubleVector own = DoubleVector.fromArray(Lanes.SPECIES, outputs, (t * teachers + m) * seeds);
      output = output.add(own.mul(a[m]));
    }
    store(output, labels, t);
  }

  /// [RowSweeps#planTurn] for all lanes.
  private void planTurns(int t) {
    DoubleVector length = w(t, teachers + students);
    DoubleVector square = length.mul(length);
    DoubleVector inverse = all(1).div(length.add(RowSweeps.TINY));
    for (int j = students - 1; j >= 0; j--) {
      DoubleVector z = w(t, teachers + j).add(RowSweeps.TINY);
      square = z.fma(z, square);
      DoubleVector longer = square.sqrt();
      DoubleVector next = all(1).div(longer);
      store(z.mul(next).mul(decay).mul(inverse), ofSums, t * students + j);
      store(length.mul(next).mul(-decay), ofEntries, t * students + j);
      length = longer;
      inverse = next;
    }
    store(length, norms, t);
    store(inverse.mul(decay), firsts, t);
  }

  /// Lets two streams change places.
  void exchange(int lane, LaneInputs other, int place) {
    streams.set(lane, other.streams.set(place, streams.get(lane)));
  }

  /// The innovations of one seed alone.
  Innovations of(int t, int lane) {
    return own -> {
      for (int j = 0; j < own.length; j++) {
        own[j] = drawn[place(t, j, lane)];
      }
    };
  }

  /// Writes what [GaussianInnovations] would.
  ///
  /// @param next the first step that is still to be taken, [#STEPS] if there is none
  void save(int next, int lane, DataOutput out) throws IOException {
    streams.get(lane).save(out);
    out.writeInt((STEPS - next) * width);
    for (int t = next; t < STEPS; t++) {
      for (int j = 0; j < width; j++) {
        out.writeDouble(drawn[place(t, j, lane)]);
      }
    }
  }

  /// Reads a lane; after the last one [#restored] is called.
  ///
  /// @return the first step that is still to be taken
  int restore(int lane, DataInput in) throws IOException {
    streams.get(lane).restore(in);
    int left = in.readInt();
    if (left < 0 || left > STEPS * width || left % width != 0) {
      throw new IOException(left + " numbers left of examples of " + width + " numbers");
    }
    int next = STEPS - left / width;
    for (int t = next; t < STEPS; t++) {
      for (int j = 0; j < width; j++) {
        drawn[place(t, j, lane)] = in.readDouble();
      }
    }
    return next;
  }

  void restored() {
    workOut();
  }
}
