package dev.gradus.theory.teacherstudent;

/// The rows (P, S) of the student in [TriangularChain], and what a step does to them.
///
/// They are kept column by column, so that neighbouring rows can be worked through together; each
/// row goes through the same operations in the same order however many are, so the bits are the
/// same.
class RowSweeps {
  /// Rows a column has room for are a multiple of this, which every width of vectors divides.
  private static final int ROOM = 8;

  /// Below this many rows, working through several together does not pay.
  private static final int FEWEST_TOGETHER = 4;

  final int teachers;
  final int students;
  final int height;
  final double decay;

  /// P, S and one more column that is needed during a step only; what is above the diagonal of S is
  /// zero.
  final double[] columns;

  /// How far each row moves along the input.
  final double[] change;

  /// The first sweep turns the innovation outside the teacher's span to the first axis, the second
  /// makes S triangular again.
  final double[] turnCosines;

  final double[] turnSines;
  final double[] cosines;
  final double[] sines;

  /// Length of the innovation outside the teacher's span.
  double norm;

  RowSweeps(int teachers, int students, double decay) {
    this.teachers = teachers;
    this.students = students;
    this.decay = decay;
    height = (students + ROOM - 1) / ROOM * ROOM;
    columns = new double[(teachers + students + 1) * height];
    change = new double[height];
    turnCosines = new double[students];
    turnSines = new double[students];
    cosines = new double[students];
    sines = new double[students];
  }

  /// The fastest for these numbers of units on this machine.
  static RowSweeps of(int teachers, int students, double decay) {
    return students >= FEWEST_TOGETHER && Vectors.AVAILABLE
        ? new VectorRowSweeps(teachers, students, decay)
        : new RowSweeps(teachers, students, decay);
  }

  final double get(int row, int column) {
    return columns[column * height + row];
  }

  final void set(int row, int column, double value) {
    columns[column * height + row] = value;
  }

  /// lambda = (P, S) w, written behind the fields of the teacher.
  void fields(double[] w, double[] fields) {
    for (int k = 0; k < students; k++) {
      double field = 0;
      for (int j = 0; j <= teachers + k; j++) {
        field = Math.fma(columns[j * height + k], w[j], field);
      }
      fields[teachers + k] = field;
    }
  }

  /// Finds the rotations of neighbouring axes, from the last, that turn the innovation outside the
  /// teacher's span to the first axis; returns its length.
  final double planTurn(double[] w) {
    double length = w[teachers + students];
    double square = length * length;
    for (int j = students - 1; j >= 0; j--) {
      double z = w[teachers + j];
      square = Math.fma(z, z, square);
      double longer = Math.sqrt(square);
      boolean turns = longer > 0;
      double inverse = turns ? 1 / longer : 0;
      turnCosines[j] = turns ? z * inverse : 1;
      turnSines[j] = length * inverse;
      length = longer;
    }
    norm = length;
    return length;
  }

  /// Decays all rows, turns them, adds the update along the first axis, and turns on until S is
  /// triangular.
  void move(double[] w) {
    for (int k = 0; k < students; k++) {
      for (int j = 0; j < teachers; j++) {
        int at = j * height + k;
        columns[at] = Math.fma(change[k], w[j], decay * columns[at]);
      }
      int own = teachers * height + k;
      double left = 0;
      for (int j = k; j >= 0; j--) {
        int at = own + j * height;
        double x = decay * columns[at];
        columns[at + height] = Math.fma(turnCosines[j], left, -(turnSines[j] * x));
        left = Math.fma(turnSines[j], left, turnCosines[j] * x);
      }
      restore(k, 0, Math.fma(norm, change[k], left));
    }
  }

  /// Turns row k from axis `first` on until it is triangular. The rotations that the rows before
  /// needed are known, its own is added to them.
  ///
  /// @param left the entry of column `first` before
  final void restore(int k, int first, double left) {
    int own = teachers * height + k;
    double x = left;
    for (int j = first; j < k; j++) {
      int at = own + j * height;
      double y = columns[at + height];
      columns[at] = Math.fma(cosines[j], x, sines[j] * y);
      x = Math.fma(cosines[j], y, -(sines[j] * x));
    }
    int at = own + k * height;
    double y = columns[at + height];
    double length = Math.sqrt(Math.fma(x, x, y * y));
    boolean turns = length > 0;
    double inverse = turns ? 1 / length : 0;
    cosines[k] = turns ? x * inverse : 1;
    sines[k] = y * inverse;
    columns[at] = length;
    columns[at + height] = 0;
  }
}
