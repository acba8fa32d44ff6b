package dev.gradus.theory.teacherstudent;

import java.util.Arrays;

/// The order-parameter equations for g(x) = x: g' = 1, so the error alone is averaged.
final class LinearFlow extends OrderParameterFlow {
  /// E[f_b (phi* - phi)].
  private final double[] pull;

  LinearFlow(TeacherStudent problem) {
    super(problem);
    pull = new double[fields];
  }

  @Override
  void average() {
    double error = 0;
    for (int b = 0; b < fields; b++) {
      double sum = 0;
      for (int e = 0; e < fields; e++) {
        sum += c[e] * covariance[b * fields + e];
      }
      pull[b] = sum;
      error += c[b] * sum;
    }
    for (int i = 0; i < students; i++) {
      System.arraycopy(pull, 0, drift, i * fields, fields);
      headDrift[i] = pull[i];
    }
    Arrays.fill(square, error + noise);
  }
}
