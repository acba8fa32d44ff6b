package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import java.util.Arrays;
import java.util.List;

/// The law of a network's first weights.
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
  ///
  /// @param shapes of the weights; inputs and outputs of a convolution are those of all its 3 x 3
  ///   places
  double[] draw(List<int[]> shapes, RandomStream stream) {
    int count = 0;
    for (int[] shape : shapes) {
      count = Math.addExact(count, Math.addExact(product(shape, 0), shape[0]));
    }
    double[] parameters = new double[count];
    int next = 0;
    for (int i = 0; i < shapes.size(); i++) {
      int[] shape = shapes.get(i);
      int inputs = product(shape, 1);
      int weights = inputs * shape[0];
      int last = next + weights + shape[0];
      if (law == Law.UNIFORM) {
        double limit = 1 / Math.sqrt(inputs);
        while (next < last) {
          parameters[next++] = limit * (2 * stream.nextDouble() - 1);
        }
      } else {
        int outputs = shape[0] * product(shape, 2);
        double deviation = (i == 0 ? gain : 1) * Math.sqrt(2.0 / (inputs + outputs));
        for (int k = 0; k < weights; k++) {
          parameters[next + k] = deviation * stream.nextGaussian();
        }
        next = last;
      }
    }
    return parameters;
  }

  private static int product(int[] shape, int from) {
    return Arrays.stream(shape, from, shape.length).reduce(1, Math::multiplyExact);
  }
}
