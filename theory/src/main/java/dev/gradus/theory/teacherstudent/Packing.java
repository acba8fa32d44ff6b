package dev.gradus.theory.teacherstudent;

/// Where the order parameters that change stand in a vector: Q (upper triangle, row by row), R (row
/// by row) and, if both layers are trained, v.
///
/// @param student K
/// @param teacher M
/// @param heads whether v is in it
record Packing(int student, int teacher, boolean heads) {

  static Packing of(TeacherStudent problem) {
    return new Packing(problem.student(), problem.teacher(), problem.trainsSecondLayer());
  }

  int size() {
    return v(heads ? student : 0);
  }

  int q(int i, int k) {
    int row = Math.min(i, k);
    return row * student - row * (row - 1) / 2 + Math.abs(i - k);
  }

  int r(int i, int m) {
    return student * (student + 1) / 2 + i * teacher + m;
  }

  int v(int k) {
    return student * (student + 1) / 2 + student * teacher + k;
  }

  double[] pack(OrderParameters values) {
    double[] y = new double[size()];
    for (int i = 0; i < student; i++) {
      for (int k = i; k < student; k++) {
        y[q(i, k)] = values.q(i, k);
      }
      for (int m = 0; m < teacher; m++) {
        y[r(i, m)] = values.r(i, m);
      }
      if (heads) {
        y[v(i)] = values.v(i);
      }
    }
    return y;
  }
}
