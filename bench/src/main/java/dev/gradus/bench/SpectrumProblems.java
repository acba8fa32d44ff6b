package dev.gradus.bench;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSet;
import dev.gradus.data.DataSets;
import dev.gradus.nets.DenseNetwork;
import dev.gradus.nets.FullBatchFit;
import dev.gradus.nets.InitialWeights;
import dev.gradus.nets.torch.Nonlinearity;
import java.io.PrintStream;
import java.util.List;

/// Networks whose spectra are measured.
final class SpectrumProblems {
  private static final int EXAMPLES = 5000;
  private static final int POINTS = 20;
  private static final int CLOTHES = 500;

  private SpectrumProblems() {}

  /// The fifth Chebyshev polynomial at 20 points, 100 tanh units, stepsize 0.5, float64.
  static FullBatchFit chebyshev() {
    float[] x = new float[POINTS];
    float[] y = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double at = -1 + 2.0 * i / (POINTS - 1);
      x[i] = (float) at;
      y[i] = (float) Math.cos(5 * Math.acos(at));
    }
    var weights = new InitialWeights(InitialWeights.Law.XAVIER, 1.9);
    var network = new DenseNetwork(1, List.of(100), 1, Nonlinearity.TANH, weights);
    return new FullBatchFit(x, y, network, false, 0.5, 0, true);
  }

  /// 500 images of clothes, two layers of 60 tanh units, float32.
  static FullBatchFit clothes(boolean crossEntropy, double stepsize) {
    DataSet data = DataSets.load("fashion-mnist-small").train();
    int features = data.features();
    float[] inputs = new float[CLOTHES * features];
    float[] targets = new float[CLOTHES * 10];
    for (int i = 0; i < CLOTHES; i++) {
      data.copyFeatures(i, inputs, i * features);
      targets[10 * i + data.label(i)] = 1;
    }
    standardise(inputs, features);
    var network =
        new DenseNetwork(
            features, List.of(60, 60), 10, Nonlinearity.TANH, InitialWeights.uniform());
    return new FullBatchFit(inputs, targets, network, crossEntropy, stepsize, 0, false);
  }

  /// fc-tanh 3072-200-200-10 on the first 5,000 images of CIFAR-10, squared error, float32; on
  /// Gaussian inputs of the same size where the images are not at hand.
  static FullBatchFit images(PrintStream out) {
    float[] inputs;
    float[] targets = new float[EXAMPLES * 10];
    int features = 3072;
    out.println();
    try {
      DataSet data = DataSets.load("cifar10").train();
      inputs = new float[EXAMPLES * features];
      for (int i = 0; i < EXAMPLES; i++) {
        data.copyFeatures(i, inputs, i * features);
        targets[10 * i + data.label(i)] = 1;
      }
      standardise(inputs, features);
      out.println(
          "fc-tanh 3072-200-200-10, first 5,000 images of CIFAR-10, squared error, float32");
    } catch (InputException e) {
      double[] gaussian = new double[EXAMPLES * features];
      new RandomStreams(1).stream("inputs").nextGaussians(gaussian, 0, gaussian.length);
      inputs = new float[gaussian.length];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (float) gaussian[i];
      }
      for (int i = 0; i < EXAMPLES; i++) {
        targets[10 * i + i % 10] = 1;
      }
      out.println("fc-tanh 3072-200-200-10 on Gaussian inputs: " + e.getMessage());
    }
    var network =
        new DenseNetwork(
            features, List.of(200, 200), 10, Nonlinearity.TANH, InitialWeights.uniform());
    return new FullBatchFit(inputs, targets, network, false, 0.02, 0, false);
  }

  private static void standardise(float[] inputs, int features) {
    for (int k = 0; k < features; k++) {
      double sum = 0;
      double square = 0;
      for (int i = k; i < inputs.length; i += features) {
        sum += inputs[i];
        square += (double) inputs[i] * inputs[i];
      }
      int count = inputs.length / features;
      double mean = sum / count;
      double variance = square / count - mean * mean;
      double deviation = variance > 1e-3 ? Math.sqrt(variance) : 1;
      for (int i = k; i < inputs.length; i += features) {
        inputs[i] = (float) ((inputs[i] - mean) / deviation);
      }
    }
  }
}
