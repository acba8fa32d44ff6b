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
/// bits are the same. What does not depend on the student (innovations, labels, rotations of the
/// inputs) is worked out for several steps at once.
final class LaneChain implements SeedBlock {
  private final Activation activation;
  private final int students;
  private final int teachers;
  private final int lanes;
  private final double gain;
  private final double decay;
  private final double secondLayerGain;
  private final double secondLayerDecay;

  private final LaneInputs inputs;
  private final double[] zeros;

  /// (P, S), and the sums over S w from each entry on: by student, entry and lane.
  private final double[][][] rows;

  private final double[][][] sums;

  private final double[][] v;
  private final double[][] fields;
  private final double[][] outputs;
  private final double[][] slopes;
  private final double[][] cosines;
  private final double[][] sines;
  private final double[] error;
  private final double[] change;
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
    students = problem.student();
    teachers = problem.teacher();
    lanes = streams.size();
    gain = problem.stepsize() / problem.inputs();
    decay = 1 - problem.weightDecay() / problem.inputs();
    boolean heads = problem.trainsSecondLayer();
    secondLayerGain = heads ? problem.secondLayerStepsize() / problem.inputs() : 0;
    secondLayerDecay = heads ? decay : 1;
    single = new TriangularChain(problem);
    inputs = new LaneInputs(problem, single.teacherRows(), streams);
    zeros = new double[lanes];
    rows = triangle(teachers);
    sums = triangle(0);
    v = new double[students][lanes];
    for (int l = 0; l < lanes; l++) {
      put(l, single);
    }
    fields = new double[students][lanes];
    outputs = new double[students][lanes];
    slopes = new double[students][lanes];
    cosines = new double[students][lanes];
    sines = new double[students][lanes];
    error = new double[lanes];
    change = new double[lanes];
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
    for (long done = 0; done < count; done += LaneInputs.STEPS) {
      take((int) Math.min(LaneInputs.STEPS, count - done));
    }
  }

  private void take(int count) {
    inputs.draw(count);
    for (int k = 0; k < students; k++) {
      for (int j = 0; j <= teachers + k; j++) {
        System.arraycopy(rows[k][j], 0, rowsBefore[k][j], 0, lanes);
      }
      System.arraycopy(v[k], 0, vBefore[k], 0, lanes);
    }
    Arrays.fill(size, 0);
    for (int t = 0; t < count; t++) {
      inputs.take(t);
      step();
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
      boolean good = single.step(inputs.of(t, lane));
      if (!good) {
        divergedAfter[lane] = steps + t;
      }
    }
    put(lane, single);
  }

  private void step() {
    for (int k = 0; k < students; k++) {
      field(k);
      activation.evaluate(fields[k], outputs[k], slopes[k]);
    }
    error();
    for (int k = 0; k < students; k++) {
      Lanes.change(
          gain, v[k], slopes[k], error, inputs.norm, inputs.first, sums[k][0], change, left);
      Lanes.watch(error, fields[k], v[k], change, inputs.norm, size);
      Lanes.learn(secondLayerDecay, secondLayerGain, outputs[k], error, v[k]);
      move(k);
    }
  }

  private void field(int k) {
    double[][] row = rows[k];
    double[][] w = inputs.w;
    double[][] sum = sums[k];
    double[] before = zeros;
    int j = teachers + k;
    for (; j > teachers; j -= 2) {
      int s = j - teachers;
      Lanes.addProducts(row[j], w[j], row[j - 1], w[j - 1], before, sum[s], sum[s - 1]);
      before = sum[s - 1];
    }
    if (j == teachers) {
      Lanes.addProduct(row[j], w[j], before, sum[0]);
      before = sum[0];
    }
    double[] field = fields[k];
    for (j = teachers - 1; j > 0; j -= 2) {
      Lanes.addProducts(row[j], w[j], row[j - 1], w[j - 1], before, field, field);
      before = field;
    }
    if (j == 0) {
      Lanes.addProduct(row[0], w[0], before, field);
    }
  }

  private void error() {
    double[] before = inputs.label;
    int k = 0;
    for (; k + 1 < students; k += 2) {
      Lanes.minusProducts(before, v[k], outputs[k], v[k + 1], outputs[k + 1], error);
      before = error;
    }
    if (k < students) {
      Lanes.minusProduct(before, v[k], outputs[k], error);
    }
  }

  private void move(int k) {
    double[][] row = rows[k];
    double[][] w = inputs.w;
    int i = 0;
    for (; i + 1 < teachers; i += 2) {
      Lanes.decayAndAddProducts(decay, change, w[i], w[i + 1], row[i], row[i + 1]);
    }
    if (i < teachers) {
      Lanes.decayAndAddProduct(decay, change, w[i], row[i]);
    }
    for (int j = 0; j < k; j++) {
      Lanes.turn(
          inputs.ofSum[j],
          inputs.ofEntry[j],
          sums[k][j + 1],
          cosines[j],
          sines[j],
          row[teachers + j],
          left);
    }
    Lanes.close(left, inputs.ofEntry[k], cosines[k], sines[k], row[teachers + k]);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (int l = 0; l < lanes; l++) {
      out.writeLong(divergedAfter[l]);
      inputs.save(l, out);
      copy(rows, v, l, single);
      single.save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    steps = in.readLong();
    for (int l = 0; l < lanes; l++) {
      divergedAfter[l] = in.readLong();
      inputs.restore(l, in);
      single.restore(in);
      put(l, single);
    }
  }
}
