package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Several copies of [TriangularChain] that take their steps together, one seed a lane.
///
/// The operations on each lane and their order are those of the chain of that seed alone, so the
/// bits are the same.
final class LaneChain implements SeedBlock {
  /// Steps whose innovations are drawn at once, seed by seed.
  private static final int DRAWN_TOGETHER = 8;

  private final Activation activation;
  private final Activation teacherActivation;
  private final Residual residual;
  private final boolean signs;
  private final int students;
  private final int teachers;
  private final int span;
  private final int lanes;
  private final boolean trainsSecondLayer;
  private final double gain;
  private final double secondLayerGain;
  private final double decay;
  private final double noise;
  private final double[] teacherRows;
  private final double[] a;

  private final GaussianInnovations[] innovations;
  private final double[][][] drawn;

  /// (P, S), and the sums over S w from each entry on: by student, entry and lane.
  private final double[][][] rows;

  private final double[][][] sums;

  private final double[][] v;
  private final double[][] fields;
  private final double[][] outputs;
  private final double[][] slopes;
  private final double[][] changes;
  private final double[][] ofSum;
  private final double[][] ofEntry;
  private final double[][] cosines;
  private final double[][] sines;
  private final double[] error;
  private final double[] square;
  private final double[] norm;
  private final double[] inverse;
  private final double[] left;

  /// The largest number of each lane that must stay in range, and below what it surely does.
  private final double[] size;

  private final double safe;

  private final double[][][] rowsBefore;
  private final double[][] vBefore;
  private final TriangularChain single;
  private final long[] divergedAfter;
  private long steps;

  /// @param problem what every lane starts from
  /// @param streams one a lane
  LaneChain(TeacherStudent problem, List<RandomStream> streams) {
    activation = problem.activation();
    teacherActivation = problem.teacherActivation();
    residual = new Residual(problem);
    signs = problem.labels() == Labels.SIGNS;
    students = problem.student();
    teachers = problem.teacher();
    span = students + teachers;
    lanes = streams.size();
    trainsSecondLayer = problem.trainsSecondLayer();
    gain = problem.stepsize() / problem.inputs();
    secondLayerGain = problem.secondLayerStepsize() / problem.inputs();
    decay = 1 - problem.weightDecay() / problem.inputs();
    noise = problem.noise();
    single = new TriangularChain(problem);
    teacherRows = single.teacherRows();
    a = new double[teachers];
    Arrays.setAll(a, single::a);
    innovations = new GaussianInnovations[lanes];
    for (int l = 0; l < lanes; l++) {
      innovations[l] = new GaussianInnovations(problem.inputs(), span, streams.get(l));
    }
    drawn = new double[DRAWN_TOGETHER][span + 2][lanes];
    rows = triangle(teachers);
    sums = triangle(0);
    v = new double[students][lanes];
    for (int l = 0; l < lanes; l++) {
      put(l, single);
    }
    fields = new double[span][lanes];
    outputs = new double[span][lanes];
    slopes = new double[span][lanes];
    changes = new double[students][lanes];
    ofSum = new double[students][lanes];
    ofEntry = new double[students][lanes];
    cosines = new double[students][lanes];
    sines = new double[students][lanes];
    error = new double[lanes];
    square = new double[lanes];
    norm = new double[lanes];
    inverse = new double[lanes];
    left = new double[lanes];
    size = new double[lanes];
    safe = TriangularChain.LARGEST / (4 * students);
    rowsBefore = triangle(teachers);
    vBefore = new double[students][lanes];
    divergedAfter = new long[lanes];
    Arrays.fill(divergedAfter, -1);
  }

  private double[][][] triangle(int more) {
    double[][][] triangle = new double[students][][];
    Arrays.setAll(triangle, k -> new double[more + k + 1][lanes]);
    return triangle;
  }

  private void put(int lane, TriangularChain chain) {
    for (int k = 0; k < students; k++) {
      for (int j = 0; j <= teachers + k; j++) {
        rows[k][j][lane] = chain.row(k, j);
      }
      v[k][lane] = chain.v(k);
    }
  }

  @Override
  public int seeds() {
    return lanes;
  }

  @Override
  public OrderParameterState member(int lane) {
    copy(rows, v, lane, single);
    return single;
  }

  private void copy(double[][][] rowsNow, double[][] vNow, int lane, TriangularChain chain) {
    for (int k = 0; k < students; k++) {
      for (int j = 0; j <= teachers + k; j++) {
        chain.setRow(k, j, rowsNow[k][j][lane]);
      }
      chain.setV(k, vNow[k][lane]);
    }
  }

  @Override
  public long divergedAfter(int lane) {
    return divergedAfter[lane];
  }

  @Override
  public void advance(long count) {
    for (long done = 0; done < count; done += DRAWN_TOGETHER) {
      take((int) Math.min(DRAWN_TOGETHER, count - done));
    }
  }

  private void take(int count) {
    for (int l = 0; l < lanes; l++) {
      for (int t = 0; t < count; t++) {
        innovations[l].next(drawn[t], l);
      }
    }
    for (int k = 0; k < students; k++) {
      for (int j = 0; j <= teachers + k; j++) {
        System.arraycopy(rows[k][j], 0, rowsBefore[k][j], 0, lanes);
      }
      System.arraycopy(v[k], 0, vBefore[k], 0, lanes);
    }
    Arrays.fill(size, 0);
    for (int t = 0; t < count; t++) {
      step(drawn[t]);
    }
    for (int l = 0; l < lanes; l++) {
      if (!(size[l] < safe) || divergedAfter[l] >= 0) {
        repeat(l, count);
      }
    }
    steps += count;
  }

  /// Takes the last steps of one lane once more, by itself, as far as they go.
  private void repeat(int lane, int count) {
    copy(rowsBefore, vBefore, lane, single);
    for (int t = 0; t < count && divergedAfter[lane] < 0; t++) {
      double[][] w = drawn[t];
      boolean good =
          single.step(own -> {
            for (int j = 0; j < own.length; j++) {
              own[j] = w[j][lane];
            }
          });
      if (!good) {
        divergedAfter[lane] = steps + t;
      }
    }
    put(lane, single);
  }

  private void step(double[][] w) {
    for (int m = 0; m < teachers; m++) {
      double[] field = fields[m];
      Lanes.scale(teacherRows[m * teachers], w[0], field);
      for (int j = 1; j <= m; j++) {
        Lanes.add(teacherRows[m * teachers + j], w[j], field);
      }
    }
    for (int k = 0; k < students; k++) {
      double[][] row = rows[k];
      double[][] sum = sums[k];
      Lanes.product(row[teachers + k], w[teachers + k], sum[k]);
      for (int j = k - 1; j >= 0; j--) {
        Lanes.addProduct(row[teachers + j], w[teachers + j], sum[j + 1], sum[j]);
      }
      double[] field = fields[teachers + k];
      Lanes.addProduct(row[teachers - 1], w[teachers - 1], sum[0], field);
      for (int j = teachers - 2; j >= 0; j--) {
        Lanes.addProduct(row[j], w[j], field);
      }
    }
    for (int i = 0; i < span; i++) {
      (i < teachers ? teacherActivation : activation).evaluate(fields[i], outputs[i], slopes[i]);
    }
    if (signs) {
      Arrays.fill(error, 0);
    } else {
      Lanes.scale(noise, w[span + 1], error);
    }
    for (int m = 0; m < teachers; m++) {
      Lanes.plus(a[m], outputs[m], error);
    }
    for (int l = 0; signs && l < lanes; l++) {
      error[l] = residual.sign(error[l], w[span + 1][l]);
    }
    for (int k = 0; k < students; k++) {
      Lanes.minusProduct(v[k], outputs[teachers + k], error);
    }
    Lanes.product(w[span], w[span], square);
    System.arraycopy(w[span], 0, norm, 0, lanes);
    for (int l = 0; l < lanes; l++) {
      inverse[l] = 1 / (norm[l] + RowSweeps.TINY);
    }
    for (int j = students - 1; j >= 0; j--) {
      Lanes.planTurn(decay, w[teachers + j], square, norm, inverse, ofSum[j], ofEntry[j]);
    }
    Lanes.scale(decay, inverse, inverse);
    for (int k = 0; k < students; k++) {
      Lanes.change(gain, v[k], slopes[teachers + k], error, changes[k]);
      Lanes.watch(error, fields[teachers + k], v[k], changes[k], norm, size);
      move(k, w);
      if (trainsSecondLayer) {
        Lanes.learn(decay, secondLayerGain, outputs[teachers + k], error, v[k]);
      }
    }
  }

  private void move(int k, double[][] w) {
    double[][] row = rows[k];
    for (int j = 0; j < teachers; j++) {
      Lanes.decayAndAddProduct(decay, changes[k], w[j], row[j]);
    }
    Lanes.addProduct(norm, changes[k], inverse, sums[k][0], left);
    for (int j = 0; j < k; j++) {
      Lanes.turn(
          ofSum[j], ofEntry[j], sums[k][j + 1], cosines[j], sines[j], row[teachers + j], left);
    }
    Lanes.close(left, ofEntry[k], cosines[k], sines[k], row[teachers + k]);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (int l = 0; l < lanes; l++) {
      out.writeLong(divergedAfter[l]);
      innovations[l].save(out);
      copy(rows, v, l, single);
      single.save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    steps = in.readLong();
    for (int l = 0; l < lanes; l++) {
      divergedAfter[l] = in.readLong();
      innovations[l].restore(in);
      single.restore(in);
      put(l, single);
    }
  }
}
