package dev.gradus.theory.teacherstudent;

/// The order-parameter equations for any activation with known averages, summed term by term.
final class SummedFlow extends OrderParameterFlow {
  private final Activation g;
  private final GaussianAverages averages;
  private final double[][] matrix;

  SummedFlow(TeacherStudent problem, GaussianAverages averages) {
    super(problem);
    g = problem.activation();
    this.averages = averages;
    matrix = new double[fields][fields];
  }

  @Override
  void average() {
    for (int d = 0; d < fields; d++) {
      System.arraycopy(covariance, d * fields, matrix[d], 0, fields);
    }
    for (int i = 0; i < students; i++) {
      for (int b = 0; b < fields; b++) {
        double sum = 0;
        for (int e = 0; e < fields; e++) {
          sum += c[e] * averages.i3(matrix, i, b, e);
        }
        drift[i * fields + b] = sum;
      }
      for (int k = i; k < students; k++) {
        square[i * students + k] = square(i, k);
      }
      if (heads) {
        double sum = 0;
        for (int e = 0; e < fields; e++) {
          sum += c[e] * g.i2(matrix[i][i], matrix[i][e], matrix[e][e]);
        }
        headDrift[i] = sum;
      }
    }
  }

  private double square(int i, int k) {
    double sum = noise == 0 ? 0 : noise * averages.j2(matrix, i, k);
    for (int d = 0; d < fields; d++) {
      for (int e = 0; e < d; e++) {
        sum += 2 * c[d] * c[e] * averages.i4(matrix, i, k, d, e);
      }
      sum += c[d] * c[d] * averages.i4(matrix, i, k, d, d);
    }
    return sum;
  }
}
