package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// What a step of [LaneChain] needs that does not depend on the student: innovations, labels, and
/// the rotations of [RowSweeps] that follow from innovations alone.
///
/// All of it is worked out for several steps at once, so that loops are long with few seeds too. Of
/// a present step it is copied, since loops over arrays that begin in different places do not
/// become vector instructions.
final class LaneInputs {
  /// Steps at once, which are drawn seed by seed.
  static final int STEPS = 8;

  private final GaussianInnovations[] innovations;
  private final Activation activation;
  private final Residual residual;
  private final boolean signs;
  private final int span;
  private final int teachers;
  private final int lanes;
  private final double decay;
  private final double noise;

  /// L_T, row by row.
  private final double[] teacherRows;

  private final double[] a;

  /// By step and lane: innovations (coordinates, norm of the rest, label noise), what follows from
  /// them, and what is needed on the way.
  private final double[][] drawn;

  private final double[] labels;
  private final double[] norms;
  private final double[] inverses;
  private final double[][] sumFactors;
  private final double[][] entryFactors;
  private final double[] fields;
  private final double[] outputs;
  private final double[] unused;
  private final double[] squares;

  /// Coordinates of the present input in the span of the weights, by axis and lane.
  final double[][] w;

  /// The teacher's output with noise, or its class.
  final double[] label;

  /// As in [RowSweeps]: the length of the innovation outside the teacher's span, the factor of a
  /// row's whole sum, and of its sums and its entries.
  final double[] norm;

  final double[] first;
  final double[][] ofSum;
  final double[][] ofEntry;

  /// @param teacherRows L_T, row by row
  /// @param streams one a lane
  LaneInputs(TeacherStudent problem, double[] teacherRows, List<RandomStream> streams) {
    activation = problem.teacherActivation();
    residual = new Residual(problem);
    signs = problem.labels() == Labels.SIGNS;
    teachers = problem.teacher();
    span = teachers + problem.student();
    lanes = streams.size();
    decay = 1 - problem.weightDecay() / problem.inputs();
    noise = problem.noise();
    this.teacherRows = teacherRows;
    a = new double[teachers];
    Arrays.setAll(a, problem.initial()::a);
    innovations = new GaussianInnovations[lanes];
    Arrays.setAll(
        innovations, l -> new GaussianInnovations(problem.inputs(), span, streams.get(l)));
    int all = STEPS * lanes;
    drawn = new double[span + 2][all];
    labels = new double[all];
    norms = new double[all];
    inverses = new double[all];
    sumFactors = new double[problem.student()][all];
    entryFactors = new double[problem.student()][all];
    fields = new double[all];
    outputs = new double[all];
    unused = new double[all];
    squares = new double[all];
    w = new double[span][lanes];
    label = new double[lanes];
    norm = new double[lanes];
    first = new double[lanes];
    ofSum = new double[problem.student()][lanes];
    ofEntry = new double[problem.student()][lanes];
  }

  /// Draws the next steps.
  ///
  /// @param count at most [#STEPS]
  void draw(int count) {
    for (int l = 0; l < lanes; l++) {
      innovations[l].next(count, drawn, l, lanes);
    }
    label();
    planTurns();
  }

  private void label() {
    double[] normal = drawn[span + 1];
    if (signs) {
      Arrays.fill(labels, 0);
    } else {
      Lanes.scale(noise, normal, labels);
    }
    for (int m = 0; m < teachers; m++) {
      Lanes.scale(teacherRows[m * teachers], drawn[0], fields);
      for (int j = 1; j <= m; j++) {
        Lanes.add(teacherRows[m * teachers + j], drawn[j], fields);
      }
      activation.evaluate(fields, outputs, unused);
      Lanes.plus(a[m], outputs, labels);
    }
    for (int i = 0; signs && i < labels.length; i++) {
      labels[i] = residual.sign(labels[i], normal[i]);
    }
  }

  private void planTurns() {
    Lanes.beginTurn(drawn[span], squares, norms, inverses);
    for (int j = span - teachers - 1; j >= 0; j--) {
      Lanes.planTurn(
          decay, drawn[teachers + j], squares, norms, inverses, sumFactors[j], entryFactors[j]);
    }
    Lanes.scale(decay, inverses, inverses);
  }

  /// Makes one of those drawn the present step.
  void take(int step) {
    int from = step * lanes;
    for (int j = 0; j < span; j++) {
      System.arraycopy(drawn[j], from, w[j], 0, lanes);
    }
    System.arraycopy(labels, from, label, 0, lanes);
    System.arraycopy(norms, from, norm, 0, lanes);
    System.arraycopy(inverses, from, first, 0, lanes);
    for (int k = 0; k < ofSum.length; k++) {
      System.arraycopy(sumFactors[k], from, ofSum[k], 0, lanes);
      System.arraycopy(entryFactors[k], from, ofEntry[k], 0, lanes);
    }
  }

  /// The innovations of one seed alone.
  Innovations of(int step, int lane) {
    return own -> {
      for (int j = 0; j < own.length; j++) {
        own[j] = drawn[j][step * lanes + lane];
      }
    };
  }

  void save(int lane, DataOutput out) throws IOException {
    innovations[lane].save(out);
  }

  void restore(int lane, DataInput in) throws IOException {
    innovations[lane].restore(in);
  }
}
