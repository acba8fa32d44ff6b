package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.nets.torch.Nonlinearity;
import java.util.List;

/// A fully connected network with biases, one nonlinearity between all layers.
///
/// @param inputs numbers in an example
/// @param widths units of each hidden layer; empty for an affine map
/// @param outputs numbers that come out
/// @param nonlinearity between the layers
public record DenseNetwork(
    int inputs, List<Integer> widths, int outputs, Nonlinearity nonlinearity) {

  /// @throws InputException if a layer has no units
  public DenseNetwork {
    widths = List.copyOf(widths);
    if (inputs < 1 || outputs < 1 || widths.stream().anyMatch(width -> width < 1)) {
      throw new InputException(
          "a network of %d inputs, hidden layers %s and %d outputs found, expected numbers >= 1"
              .formatted(inputs, widths, outputs));
    }
  }

  /// Units of each layer from the inputs to the outputs.
  int[] sizes() {
    int[] sizes = new int[widths.size() + 2];
    sizes[0] = inputs;
    for (int i = 0; i < widths.size(); i++) {
      sizes[i + 1] = widths.get(i);
    }
    sizes[sizes.length - 1] = outputs;
    return sizes;
  }

  /// Weights and biases uniform in +-1 / sqrt(inputs of the layer), layer by layer, weights
  /// [outputs][inputs] before biases: the default of PyTorch, which the edge-of-stability literature
  /// starts from.
  double[] initial(RandomStream stream) {
    int[] sizes = sizes();
    int count = 0;
    for (int i = 0; i + 1 < sizes.length; i++) {
      count = Math.addExact(count, Math.multiplyExact(sizes[i] + 1, sizes[i + 1]));
    }
    double[] parameters = new double[count];
    int next = 0;
    for (int i = 0; i + 1 < sizes.length; i++) {
      double limit = 1 / Math.sqrt(sizes[i]);
      for (int k = (sizes[i] + 1) * sizes[i + 1]; k > 0; k--) {
        parameters[next++] = limit * (2 * stream.nextDouble() - 1);
      }
    }
    return parameters;
  }
}
