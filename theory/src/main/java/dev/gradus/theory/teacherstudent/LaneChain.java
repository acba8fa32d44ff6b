package dev.gradus.theory.teacherstudent;

import static dev.gradus.theory.teacherstudent.Lanes.all;
import static dev.gradus.theory.teacherstudent.Lanes.load;
import static dev.gradus.theory.teacherstudent.Lanes.store;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.DoubleVector;

/// Several copies of [TriangularChain] that take their steps together, one seed a lane of vector
/// instructions.
///
/// The operations on each lane and their order are those of the chain of that seed alone, so the
/// bits are the same. Methods are of a size that the virtual machine compiles as a whole: a vector
/// that is handed on between compiled methods costs more than the work on it.
final class LaneChain implements SeedBlock {
  private final Activation activation;
  private final int students;
  private final int teachers;
  private final int seeds;
  private final double gain;
  private final double decay;
  private final double secondLayerGain;
  private final double secondLayerDecay;

  private final LaneInputs inputs;

  /// First step of `inputs` that is still to be taken.
  private int next = LaneInputs.STEPS;

  /// By student: (P, S), and the sums over S w from each entry on.
  private final double[][] rows;

  private final double[][] sums;

  /// By student and lane.
  private final double[] v;

  /// By student and seed, without idle lanes: what a vector writes there, the next one overwrites.
  private final double[] fields;

  private final double[] outputs;
  private final double[] slopes;
  private final double[] cosines;
  private final double[] sines;
  private final double[] error = new double[Lanes.COUNT];

  /// What a unit that has moved has on the first axis of the first sweep.
  private final double[] onFirst = new double[Lanes.COUNT];

  /// The largest number of each lane that must stay in range, and below what it surely does.
  private final double[] size = new double[Lanes.COUNT];

  private final double safe;

  private final double[][] rowsBefore;
  private final double[] vBefore;
  private final TriangularChain single;

  /// By lane: steps taken, and whether there can be no further one.
  private final long[] steps;

  private final boolean[] diverged;

  /// @param problem what every lane starts from
  /// @param streams one a seed, at most [Lanes#COUNT]
  LaneChain(TeacherStudent problem, List<RandomStream> streams) {
    activation = problem.activation();
    students = problem.student();
    teachers = problem.teacher();
    seeds = streams.size();
    gain = problem.stepsize() / problem.inputs();
    decay = 1 - problem.weightDecay() / problem.inputs();
    boolean heads = problem.trainsSecondLayer();
    secondLayerGain = heads ? problem.secondLayerStepsize() / problem.inputs() : 0;
    secondLayerDecay = heads ? decay : 1;
    single = new TriangularChain(problem);
    inputs = new LaneInputs(problem, single.teacherRows(), streams);
    rows = triangle(teachers);
    sums = triangle(0);
    v = lanes(students);
    for (int l = 0; l < Lanes.COUNT; l++) {
      put(l, single);
    }
    fields = Lanes.packed(students, seeds);
    outputs = Lanes.packed(students, seeds);
    slopes = Lanes.packed(students, seeds);
    cosines = lanes(students);
    sines = lanes(students);
    safe = TriangularChain.LARGEST / (4 * students);
    rowsBefore = triangle(teachers);
    vBefore = lanes(students);
    steps = new long[seeds];
    diverged = new boolean[seeds];
  }

  private double[][] triangle(int more) {
    double[][] triangle = new double[students][];
    Arrays.setAll(triangle, k -> lanes(more + k + 1));
    return triangle;
  }

  private static double[] lanes(int count) {
    return new double[count * Lanes.COUNT];
  }

  private void put(int lane, TriangularChain chain) {
    for (int k = 0; k < students; k++) {
      for (int j = 0; j <= teachers + k; j++) {
        rows[k][j * Lanes.COUNT + lane] = chain.row(k, j);
      }
      v[k * Lanes.COUNT + lane] = chain.v(k);
    }
  }

  private void copy(double[][] rowsNow, double[] vNow, int lane, TriangularChain chain) {
    for (int k = 0; k < students; k++) {
      for (int j = 0; j <= teachers + k; j++) {
        chain.setRow(k, j, rowsNow[k][j * Lanes.COUNT + lane]);
      }
      chain.setV(k, vNow[k * Lanes.COUNT + lane]);
    }
  }

  @Override
  public int seeds() {
    return seeds;
  }

  @Override
  public OrderParameterState member(int lane) {
    copy(rows, v, lane, single);
    return single;
  }

  @Override
  public long divergedAfter(int lane) {
    return diverged[lane] ? steps[lane] : -1;
  }

  /// Steps whose innovations are drawn and not yet used.
  int drawnAhead() {
    return LaneInputs.STEPS - next;
  }

  /// Lets two seeds change places; nothing is drawn ahead in either chain.
  void exchange(int lane, LaneChain other, int place) {
    for (int k = 0; k < students; k++) {
      swap(rows[k], lane, other.rows[k], place);
    }
    swap(v, lane, other.v, place);
    inputs.exchange(lane, other.inputs, place);
    long taken = steps[lane];
    steps[lane] = other.steps[place];
    other.steps[place] = taken;
    boolean stopped = diverged[lane];
    diverged[lane] = other.diverged[place];
    other.diverged[place] = stopped;
  }

  private static void swap(double[] one, int lane, double[] other, int place) {
    for (int i = 0; i < one.length; i += Lanes.COUNT) {
      double number = one[i + lane];
      one[i + lane] = other[i + place];
      other[i + place] = number;
    }
  }

  @Override
  public void advance(long count) {
    long left = count;
    while (left > 0) {
      if (next == LaneInputs.STEPS) {
        inputs.draw();
        next = 0;
      }
      int taken = (int) Math.min(LaneInputs.STEPS - next, left);
      take(taken);
      left -= taken;
    }
  }

  private void take(int count) {
    for (int k = 0; k < students; k++) {
      System.arraycopy(rows[k], 0, rowsBefore[k], 0, rows[k].length);
    }
    System.arraycopy(v, 0, vBefore, 0, v.length);
    Arrays.fill(size, 0);
    for (int t = next; t < next + count; t++) {
      step(t);
    }
    for (int l = 0; l < seeds; l++) {
      if (size[l] < safe && !diverged[l]) {
        steps[l] += count;
      } else {
        repeat(l, count);
      }
    }
    next += count;
  }

  /// Takes the last steps of one lane once more, by itself, as far as they go.
  private void repeat(int lane, int count) {
    copy(rowsBefore, vBefore, lane, single);
    for (int t = 0; t < count && !diverged[lane]; t++) {
      diverged[lane] = !single.step(inputs.of(next + t, lane));
      steps[lane] += diverged[lane] ? 0 : 1;
    }
    put(lane, single);
  }

  private void step(int t) {
    for (int k = 0; k < students; k++) {
      field(t, k);
    }
    activation.evaluate(fields, outputs, slopes);
    error(t);
    for (int k = 0; k < students; k++) {
      learn(t, k);
      turn(t, k);
    }
  }

  private void field(int t, int k) {
    double[] row = rows[k];
    double[] sum = sums[k];
    DoubleVector field = all(0);
    for (int j = k; j >= 0; j--) {
      field = load(row, teachers + j).fma(inputs.w(t, teachers + j), field);
      store(field, sum, j);
    }
    for (int j = teachers - 1; j >= 0; j--) {
      field = load(row, j).fma(inputs.w(t, j), field);
    }
    field.intoArray(fields, k * seeds);
  }

  private DoubleVector packed(double[] numbers, int k) {
    return DoubleVector.fromArray(Lanes.SPECIES, numbers, k * seeds);
  }

  private void error(int t) {
    DoubleVector rest = inputs.label(t);
    for (int k = 0; k < students; k++) {
      rest = rest.sub(load(v, k).mul(packed(outputs, k)));
    }
    store(rest, error, 0);
  }

  /// Moves a unit, except for what the student's own axes see of it.
  private void learn(int t, int k) {
    DoubleVector miss = load(error, 0);
    DoubleVector head = load(v, k);
    DoubleVector norm = inputs.norm(t);
    DoubleVector change = head.mul(gain).mul(packed(slopes, k)).mul(miss);
    DoubleVector outer = miss.abs().add(packed(fields, k).abs()).add(head.abs());
    store(load(size, 0).max(outer.add(change.abs().mul(norm))), size, 0);
    DoubleVector learnt = packed(outputs, k).mul(secondLayerGain).mul(miss);
    store(head.mul(secondLayerDecay).add(learnt), v, k);

    double[] row = rows[k];
    for (int j = 0; j < teachers; j++) {
      store(change.fma(inputs.w(t, j), load(row, j).mul(decay)), row, j);
    }
    store(norm.fma(change, inputs.first(t).mul(load(sums[k], 0))), onFirst, 0);
  }

  /// Both sweeps of [RowSweeps] over a unit's coordinates on the student's axes.
  private void turn(int t, int k) {
    double[] row = rows[k];
    double[] sum = sums[k];
    DoubleVector left = load(onFirst, 0);
    for (int j = 0; j < k; j++) {
      DoubleVector turned = inputs.ofEntry(t, j).mul(load(row, teachers + j));
      DoubleVector y = inputs.ofSum(t, j).fma(load(sum, j + 1), turned);
      DoubleVector cosine = load(cosines, j);
      DoubleVector sine = load(sines, j);
      store(cosine.fma(left, sine.mul(y)), row, teachers + j);
      left = cosine.fma(y, sine.mul(left).neg());
    }
    DoubleVector x = left.add(RowSweeps.TINY);
    DoubleVector y = inputs.ofEntry(t, k).mul(load(row, teachers + k));
    DoubleVector square = x.fma(x, y.mul(y));
    DoubleVector length = square.sqrt();
    DoubleVector inverse = length.mul(all(1).div(square));
    store(x.mul(inverse), cosines, k);
    store(y.mul(inverse), sines, k);
    store(length, row, teachers + k);
  }

  /// Writes each seed as [ChainDynamics] does, so that a run continues on a processor with more
  /// lanes or fewer.
  @Override
  public void save(DataOutput out) throws IOException {
    for (int l = 0; l < seeds; l++) {
      out.writeLong(steps[l]);
      (diverged[l] ? Status.diverged(steps[l], ChainDynamics.OUT_OF_RANGE) : Status.RUNNING)
          .save(out);
      inputs.save(next, l, out);
      copy(rows, v, l, single);
      single.save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    for (int l = 0; l < seeds; l++) {
      steps[l] = in.readLong();
      diverged[l] = Status.restore(in).isDiverged();
      int unused = inputs.restore(l, in);
      if (!diverged[l]) {
        next = unused;
      }
      single.restore(in);
      put(l, single);
    }
    inputs.restored();
  }
}
