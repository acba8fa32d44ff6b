package dev.gradus.theory.largestep;

import java.util.SplittableRandom;

/// Small problems of all kinds.
final class RandomProblems {
  private RandomProblems() {}

  static TwoLayerClassifier draw(SplittableRandom random) {
    int n = random.nextInt(1, 9);
    int d = random.nextInt(1, 7);
    int m = random.nextInt(4) == 0 ? 1 : random.nextInt(2, 9);
    boolean separable = random.nextInt(3) > 0;
    double[] direction = new double[d];
    for (int k = 0; k < d; k++) {
      direction[k] = random.nextGaussian();
    }
    double[][] x = new double[n][d];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double along = 0;
      for (int k = 0; k < d; k++) {
        x[i][k] = random.nextGaussian();
        along += x[i][k] * direction[k];
      }
      y[i] = (separable ? along > 0 : random.nextBoolean()) ? 1 : -1;
    }
    double scale = (random.nextInt(4) == 0 ? 2 : 1) / new BinaryData(x, y).radius();
    for (double[] row : x) {
      for (int k = 0; k < d; k++) {
        row[k] *= scale;
      }
    }
    double stepsize = Math.pow(2, random.nextInt(-3, 11));
    if (random.nextInt(5) == 0) {
      return TwoLayerClassifier.linear(new BinaryData(x, y), new Stepsize.Constant(stepsize));
    }
    Activation phi = activation(random);
    double[] signs = new double[m];
    double[][] w = new double[m][d];
    double spread = random.nextInt(4) * 0.7;
    for (int j = 0; j < m; j++) {
      signs[j] = random.nextInt(4) == 0 ? -1 : 1;
      for (int k = 0; k < d; k++) {
        w[j][k] = spread * random.nextGaussian();
      }
    }
    return TwoLayerClassifier.of(
        new BinaryData(x, y), signs, phi, w, new Stepsize.Constant(m * stepsize));
  }

  private static Activation activation(SplittableRandom random) {
    Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
    double width = random.nextDouble(0.1, 2);
    return random.nextInt(4) == 0
        ? new Activation(shape, width, 0, 1)
        : shape == Shape.IDENTITY
            ? Activation.IDENTITY
            : new Activation(shape, width, 0.5, random.nextBoolean() ? 0.5 : 0.125);
  }
}
