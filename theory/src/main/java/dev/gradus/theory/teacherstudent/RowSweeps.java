package dev.gradus.theory.teacherstudent;

/// The rows (P, S) of the student in [TriangularChain], and what a step does to them.
///
/// They are kept and worked through four at a time, because each row by itself is a chain of
/// dependent operations; each row goes through the same operations in the same order however many
/// are, so the bits are the same.
final class RowSweeps {
  /// Rows worked through together.
  private static final int TOGETHER = 4;

  /// Added to what a rotation turns onto its axis: changes no bit of a number above 1e-134, and
  /// makes the rotation of a zero the identity without a branch.
  static final double TINY = 1e-150;

  final int teachers;
  final int students;
  private final double decay;

  /// Of each four rows P and S, column by column; what is above the diagonal of S is zero.
  private final double[][] fours;

  /// Of each four rows the sums over S w from each column on, as [#fields] leaves them for [#move];
  /// those of the columns above the diagonal are zero.
  private final double[][] sums;

  /// How far each row moves along the input.
  final double[] change;

  /// The first sweep turns the innovation outside the teacher's span to the first axis, and rows
  /// decay on the way. Column j + 1 of a row becomes `ofSum[j]` times its sum from column j + 1 on
  /// plus `ofEntry[j]` times its entry j; the first becomes `first` times its whole sum.
  private final double[] ofSum;

  private final double[] ofEntry;
  private double first;

  /// The second sweep makes S triangular again.
  private final double[] cosines;

  private final double[] sines;

  /// Length of the innovation outside the teacher's span.
  private double norm;

  RowSweeps(int teachers, int students, double decay) {
    this.teachers = teachers;
    this.students = students;
    this.decay = decay;
    int height = (students + TOGETHER - 1) / TOGETHER * TOGETHER;
    fours = new double[height / TOGETHER][(teachers + height) * TOGETHER];
    sums = new double[height / TOGETHER][(height + 1) * TOGETHER];
    change = new double[height];
    ofSum = new double[height];
    ofEntry = new double[height];
    cosines = new double[height];
    sines = new double[height];
  }

  double get(int row, int column) {
    return fours[row / TOGETHER][column * TOGETHER + row % TOGETHER];
  }

  void set(int row, int column, double value) {
    fours[row / TOGETHER][column * TOGETHER + row % TOGETHER] = value;
  }

  /// lambda = (P, S) w, written behind the fields of the teacher.
  void fields(double[] w, double[] fields) {
    int full = students / TOGETHER * TOGETHER;
    for (int k = 0; k < full; k += TOGETHER) {
      double[] columns = fours[k / TOGETHER];
      double[] sum = sums[k / TOGETHER];
      double f0 = 0;
      double f1 = 0;
      double f2 = 0;
      double f3 = 0;
      int own = teachers * TOGETHER;
      for (int j = k + TOGETHER - 1; j >= 0; j--) {
        int to = j * TOGETHER;
        int at = own + to;
        double wj = w[teachers + j];
        f0 = Math.fma(columns[at], wj, f0);
        f1 = Math.fma(columns[at + 1], wj, f1);
        f2 = Math.fma(columns[at + 2], wj, f2);
        f3 = Math.fma(columns[at + 3], wj, f3);
        sum[to] = f0;
        sum[to + 1] = f1;
        sum[to + 2] = f2;
        sum[to + 3] = f3;
      }
      for (int j = teachers - 1; j >= 0; j--) {
        int at = j * TOGETHER;
        f0 = Math.fma(columns[at], w[j], f0);
        f1 = Math.fma(columns[at + 1], w[j], f1);
        f2 = Math.fma(columns[at + 2], w[j], f2);
        f3 = Math.fma(columns[at + 3], w[j], f3);
      }
      fields[teachers + k] = f0;
      fields[teachers + k + 1] = f1;
      fields[teachers + k + 2] = f2;
      fields[teachers + k + 3] = f3;
    }
    for (int k = full; k < students; k++) {
      double[] columns = fours[k / TOGETHER];
      double[] sum = sums[k / TOGETHER];
      int row = k % TOGETHER;
      double field = 0;
      for (int j = k; j >= 0; j--) {
        field = Math.fma(columns[(teachers + j) * TOGETHER + row], w[teachers + j], field);
        sum[j * TOGETHER + row] = field;
      }
      for (int j = teachers - 1; j >= 0; j--) {
        field = Math.fma(columns[j * TOGETHER + row], w[j], field);
      }
      fields[teachers + k] = field;
    }
  }

  /// Finds the rotations of neighbouring axes, from the last, that turn the innovation outside the
  /// teacher's span to the first axis; returns its length.
  double planTurn(double[] w) {
    double length = w[teachers + students];
    double square = length * length;
    double inverse = 1 / (length + TINY);
    for (int j = students - 1; j >= 0; j--) {
      double z = w[teachers + j] + TINY;
      square = Math.fma(z, z, square);
      double longer = Math.sqrt(square);
      double next = 1 / longer;
      ofSum[j] = decay * (z * next) * inverse;
      ofEntry[j] = -decay * (length * next);
      length = longer;
      inverse = next;
    }
    first = decay * inverse;
    norm = length;
    return length;
  }

  /// Decays all rows, turns them, adds the update along the first axis, and turns on until S is
  /// triangular. Both sweeps are one, and need the sums that [#fields] has left.
  void move(double[] w) {
    int full = students / TOGETHER * TOGETHER;
    for (int k = 0; k < full; k += TOGETHER) {
      moveFour(k, w);
    }
    for (int k = full; k < students; k++) {
      movePlain(k, w);
    }
  }

  private void movePlain(int k, double[] w) {
    double[] columns = fours[k / TOGETHER];
    int row = k % TOGETHER;
    for (int j = 0; j < teachers; j++) {
      int at = j * TOGETHER + row;
      columns[at] = Math.fma(change[k], w[j], decay * columns[at]);
    }
    restore(k, 0, Math.fma(norm, change[k], first * sums[k / TOGETHER][row]));
  }

  private void moveFour(int k, double[] w) {
    double[] columns = fours[k / TOGETHER];
    double change0 = change[k];
    double change1 = change[k + 1];
    double change2 = change[k + 2];
    double change3 = change[k + 3];
    for (int j = 0; j < teachers; j++) {
      int at = j * TOGETHER;
      columns[at] = Math.fma(change0, w[j], decay * columns[at]);
      columns[at + 1] = Math.fma(change1, w[j], decay * columns[at + 1]);
      columns[at + 2] = Math.fma(change2, w[j], decay * columns[at + 2]);
      columns[at + 3] = Math.fma(change3, w[j], decay * columns[at + 3]);
    }
    double[] sum = sums[k / TOGETHER];
    double x0 = Math.fma(norm, change0, first * sum[0]);
    double x1 = Math.fma(norm, change1, first * sum[1]);
    double x2 = Math.fma(norm, change2, first * sum[2]);
    double x3 = Math.fma(norm, change3, first * sum[3]);
    int own = teachers * TOGETHER;
    for (int j = 0; j < k; j++) {
      int from = (j + 1) * TOGETHER;
      int at = own + j * TOGETHER;
      double fs = ofSum[j];
      double fe = ofEntry[j];
      double c = cosines[j];
      double s = sines[j];
      double minus = -s;
      double y0 = Math.fma(fs, sum[from], fe * columns[at]);
      double y1 = Math.fma(fs, sum[from + 1], fe * columns[at + 1]);
      double y2 = Math.fma(fs, sum[from + 2], fe * columns[at + 2]);
      double y3 = Math.fma(fs, sum[from + 3], fe * columns[at + 3]);
      columns[at] = Math.fma(c, x0, s * y0);
      columns[at + 1] = Math.fma(c, x1, s * y1);
      columns[at + 2] = Math.fma(c, x2, s * y2);
      columns[at + 3] = Math.fma(c, x3, s * y3);
      x0 = Math.fma(c, y0, minus * x0);
      x1 = Math.fma(c, y1, minus * x1);
      x2 = Math.fma(c, y2, minus * x2);
      x3 = Math.fma(c, y3, minus * x3);
    }
    restore(k, k, x0);
    restore(k + 1, k, x1);
    restore(k + 2, k, x2);
    restore(k + 3, k, x3);
  }

  /// Turns row k from axis `begin` on until it is triangular. The rotations that the rows before
  /// needed are known, its own is added to them.
  ///
  /// @param left the entry of column `begin` before
  private void restore(int k, int begin, double left) {
    double[] columns = fours[k / TOGETHER];
    double[] sum = sums[k / TOGETHER];
    int row = k % TOGETHER;
    int own = teachers * TOGETHER + row;
    double x = left;
    for (int j = begin; j < k; j++) {
      int at = own + j * TOGETHER;
      double y = Math.fma(ofSum[j], sum[(j + 1) * TOGETHER + row], ofEntry[j] * columns[at]);
      columns[at] = Math.fma(cosines[j], x, sines[j] * y);
      x = Math.fma(cosines[j], y, -(sines[j] * x));
    }
    x += TINY;
    int at = own + k * TOGETHER;
    double y = ofEntry[k] * columns[at];
    // The root and the reciprocal do not wait for each other: the next row waits for both.
    double square = Math.fma(x, x, y * y);
    double length = Math.sqrt(square);
    double inverse = length * (1 / square);
    cosines[k] = x * inverse;
    sines[k] = y * inverse;
    columns[at] = length;
  }
}
