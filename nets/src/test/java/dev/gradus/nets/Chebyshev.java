package dev.gradus.nets;

import dev.gradus.nets.torch.Nonlinearity;
import java.util.List;

/// The Chebyshev polynomial of degree 3 at 20 points, fitted by a small network.
final class Chebyshev {
  private static final int POINTS = 20;

  private Chebyshev() {}

  static FullBatchFit fit(Nonlinearity nonlinearity, double stepsize, boolean doublePrecision) {
    float[] x = new float[POINTS];
    float[] y = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double at = -1 + 2.0 * i / (POINTS - 1);
      x[i] = (float) at;
      y[i] = (float) (4 * at * at * at - 3 * at);
    }
    return new FullBatchFit(
        x,
        y,
        new DenseNetwork(1, List.of(6, 5), 1, nonlinearity, InitialWeights.uniform()),
        false,
        stepsize,
        0.5,
        doublePrecision);
  }
}
