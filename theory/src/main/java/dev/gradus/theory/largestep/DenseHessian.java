package dev.gradus.theory.largestep;

import dev.gradus.core.Curvature;

/// The sharpness of states with few parameters, from the whole Hessian.
public final class DenseHessian {
  private DenseHessian() {}

  /// The largest eigenvalue of the Hessian, to about 1e-15 of its norm.
  ///
  /// @param state of P parameters; takes P products with the Hessian and O(P^3) operations
  public static double sharpness(Curvature state) {
    int parameters = state.dimension();
    double[][] hessian = new double[parameters][parameters];
    double[] direction = new double[parameters];
    for (int i = 0; i < parameters; i++) {
      direction[i] = 1;
      state.hessianVectorProduct(direction, hessian[i]);
      direction[i] = 0;
    }
    for (int i = 0; i < parameters; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (hessian[i][j] + hessian[j][i]) / 2;
        hessian[i][j] = mean;
        hessian[j][i] = mean;
      }
    }
    return TopEigenvalue.of(hessian);
  }
}
