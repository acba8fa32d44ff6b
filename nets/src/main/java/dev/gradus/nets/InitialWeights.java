package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;

/// The law of a dense network's first weights.
///
/// @param law which one
/// @param gain factor before the weights of the first layer under [Law#XAVIER]
public record InitialWeights(Law law, double gain) {

  /// The two laws of the edge-of-stability literature.
  public enum Law {
    /// Weights and biases uniform in +-1 / sqrt(inputs of the layer): the default of PyTorch.
    UNIFORM,
    /// Weights Gaussian of variance 2 / (inputs + outputs), biases zero (Glorot and Bengio 2010).
    XAVIER
  }

  /// @throws InputException if the gain is not a finite number > 0
  public InitialWeights {
    if (!(gain > 0 && gain < Double.POSITIVE_INFINITY)) {
      throw new InputException("gain: " + gain + " found, expected a finite number > 0");
    }
  }

  /// The default of PyTorch.
  public static InitialWeights uniform() {
    return new InitialWeights(Law.UNIFORM, 1);
  }

  /// Layer by layer, weights [outputs][inputs] before biases.
  double[] draw(int[] sizes, RandomStream stream) {
    int count = 0;
    for (int i = 0; i + 1 < sizes.length; i++) {
      count = Math.addExact(count, Math.multiplyExact(sizes[i] + 1, sizes[i + 1]));
    }
    double[] parameters = new double[count];
    int next = 0;
    for (int i = 0; i + 1 < sizes.length; i++) {
      int weights = sizes[i] * sizes[i + 1];
      int last = next + weights + sizes[i + 1];
      if (law == Law.UNIFORM) {
        double limit = 1 / Math.sqrt(sizes[i]);
        while (next < last) {
          parameters[next++] = limit * (2 * stream.nextDouble() - 1);
        }
      } else {
        double deviation = (i == 0 ? gain : 1) * Math.sqrt(2.0 / (sizes[i] + sizes[i + 1]));
        for (int k = 0; k < weights; k++) {
          parameters[next + k] = deviation * stream.nextGaussian();
        }
        next = last;
      }
    }
    return parameters;
  }
}
