package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.nets.torch.Nonlinearity;
import java.util.List;

/// A fully connected network with biases, one nonlinearity between all layers.
///
/// @param inputs numbers in an example
/// @param widths units of each hidden layer; empty for an affine map
/// @param outputs numbers that come out
/// @param nonlinearity between the layers
/// @param weights where training starts
public record DenseNetwork(
    int inputs,
    List<Integer> widths,
    int outputs,
    Nonlinearity nonlinearity,
    InitialWeights weights) {

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
}
