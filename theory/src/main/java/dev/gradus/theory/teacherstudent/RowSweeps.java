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

  /// Of each four rows P, S and one more column that is needed during a step only, column by
  /// column; what is above the diagonal of S is zero.
  private final double[][] fours;

  /// How far each row moves along the input.
  final double[] change;

  /// The first sweep turns the innovation outside the teacher's span to the first axis; it decays
  /// on the way.
  private final double[] turnCosines;

  private final double[] turnSines;
  private final double[] decayedCosines;
  private final double[] decayedSines; // negative

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
    fours = new double[height / TOGETHER][(teachers + height + 1) * TOGETHER];
    change = new double[height];
    turnCosines = new double[height];
    turnSines = new double[height];
    decayedCosines = new double[height];
    decayedSines = new double[height];
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
      double f0 = 0;
      double f1 = 0;
      double f2 = 0;
      double f3 = 0;
      int end = teachers + k + TOGETHER;
      for (int j = 0; j < end; j++) {
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
      double field = 0;
      for (int j = 0; j <= teachers + k; j++) {
        field = Math.fma(columns[j * TOGETHER + k % TOGETHER], w[j], field);
      }
      fields[teachers + k] = field;
    }
  }

  /// Finds the rotations of neighbouring axes, from the last, that turn the innovation outside the
  /// teacher's span to the first axis; returns its length.
  double planTurn(double[] w) {
    double length = w[teachers + students];
    double square = length * length;
    for (int j = students - 1; j >= 0; j--) {
      double z = w[teachers + j] + TINY;
      square = Math.fma(z, z, square);
      double longer = Math.sqrt(square);
      double inverse = 1 / longer;
      double cosine = z * inverse;
      double sine = length * inverse;
      turnCosines[j] = cosine;
      turnSines[j] = sine;
      decayedCosines[j] = decay * cosine;
      decayedSines[j] = -decay * sine;
      length = longer;
    }
    norm = length;
    return length;
  }

  /// Decays all rows, turns them, adds the update along the first axis, and turns on until S is
  /// triangular.
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
    int own = teachers * TOGETHER + row;
    double left = 0;
    for (int j = k; j >= 0; j--) {
      int at = own + j * TOGETHER;
      double x = columns[at];
      columns[at + TOGETHER] = Math.fma(turnCosines[j], left, decayedSines[j] * x);
      left = Math.fma(turnSines[j], left, decayedCosines[j] * x);
    }
    restore(k, 0, Math.fma(norm, change[k], left));
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
    int own = teachers * TOGETHER;
    double x0 = 0;
    double x1 = 0;
    double x2 = 0;
    double x3 = 0;
    for (int j = k + TOGETHER - 1; j >= 0; j--) {
      int at = own + j * TOGETHER;
      double c = turnCosines[j];
      double s = turnSines[j];
      double dc = decayedCosines[j];
      double ds = decayedSines[j];
      double y0 = columns[at];
      double y1 = columns[at + 1];
      double y2 = columns[at + 2];
      double y3 = columns[at + 3];
      columns[at + TOGETHER] = Math.fma(c, x0, ds * y0);
      columns[at + TOGETHER + 1] = Math.fma(c, x1, ds * y1);
      columns[at + TOGETHER + 2] = Math.fma(c, x2, ds * y2);
      columns[at + TOGETHER + 3] = Math.fma(c, x3, ds * y3);
      x0 = Math.fma(s, x0, dc * y0);
      x1 = Math.fma(s, x1, dc * y1);
      x2 = Math.fma(s, x2, dc * y2);
      x3 = Math.fma(s, x3, dc * y3);
    }
    x0 = Math.fma(norm, change0, x0);
    x1 = Math.fma(norm, change1, x1);
    x2 = Math.fma(norm, change2, x2);
    x3 = Math.fma(norm, change3, x3);
    for (int j = 0; j < k; j++) {
      int at = own + j * TOGETHER;
      double c = cosines[j];
      double s = sines[j];
      double minus = -s;
      double y0 = columns[at + TOGETHER];
      double y1 = columns[at + TOGETHER + 1];
      double y2 = columns[at + TOGETHER + 2];
      double y3 = columns[at + TOGETHER + 3];
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

  /// Turns row k from axis `first` on until it is triangular. The rotations that the rows before
  /// needed are known, its own is added to them.
  ///
  /// @param left the entry of column `first` before
  private void restore(int k, int first, double left) {
    double[] columns = fours[k / TOGETHER];
    int own = teachers * TOGETHER + k % TOGETHER;
    double x = left;
    for (int j = first; j < k; j++) {
      int at = own + j * TOGETHER;
      double y = columns[at + TOGETHER];
      columns[at] = Math.fma(cosines[j], x, sines[j] * y);
      x = Math.fma(cosines[j], y, -(sines[j] * x));
    }
    x += TINY;
    int at = own + k * TOGETHER;
    double y = columns[at + TOGETHER];
    // The root and the reciprocal do not wait for each other: the next row waits for both.
    double square = Math.fma(x, x, y * y);
    double length = Math.sqrt(square);
    double inverse = length * (1 / square);
    cosines[k] = x * inverse;
    sines[k] = y * inverse;
    columns[at] = length;
    columns[at + TOGETHER] = 0;
  }
}
