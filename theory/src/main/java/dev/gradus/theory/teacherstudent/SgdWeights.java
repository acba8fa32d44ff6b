package dev.gradus.theory.teacherstudent;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;

/// Weights that have given order parameters.
final class SgdWeights {
  private SgdWeights() {}

  /// Weights in N dimensions, teacher first, in random directions.
  ///
  /// @throws InputException if there are none because N is too small
  static double[][] realise(OrderParameters initial, int inputs, RandomStream stream) {
    int span = initial.teacher() + initial.student();
    double[][] factor = Gram.factor(Gram.teacherFirst(initial));
    double[][] weights = new double[span][inputs];
    double[][] axes = new double[Math.min(span, inputs)][];
    int rank = 0;
    for (int j = 0; j < span; j++) {
      if (factor[j][j] == 0) {
        continue;
      }
      if (rank == inputs) {
        throw new InputException(
            "inputs: %d found, but the initial weights point in more directions; raise inputs"
                .formatted(inputs));
      }
      axes[rank] = axis(axes, rank, inputs, stream);
      for (int i = j; i < span; i++) {
        add(factor[i][j] * Math.sqrt(inputs), axes[rank], weights[i]);
      }
      rank++;
    }
    return weights;
  }

  /// A random unit vector orthogonal to those before; twice for the sake of rounding.
  private static double[] axis(double[][] axes, int rank, int inputs, RandomStream stream) {
    double[] axis = new double[inputs];
    stream.nextGaussians(axis, 0, inputs);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < rank; i++) {
        add(-Dense.product(axes[i], axis), axes[i], axis);
      }
      double norm = Math.sqrt(Dense.product(axis, axis));
      for (int i = 0; i < inputs; i++) {
        axis[i] /= norm;
      }
    }
    return axis;
  }

  private static void add(double c, double[] x, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = Math.fma(c, x[i], to[i]);
    }
  }
}
