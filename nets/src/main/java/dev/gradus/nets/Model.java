package dev.gradus.nets;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The architecture of a network, without its weights.
///
/// A model of K > 2 classes ends in K logits (softmax); one of two classes in a single logit
/// (sigmoid), positive for class 1.
public sealed interface Model {

  /// Logistic regression, or softmax regression for K > 2: the logits are affine in the features.
  record Linear() implements Model {
    @Override
    public String toString() {
      return "linear";
    }
  }

  /// Fully connected hidden layers with ReLU between them.
  ///
  /// @param widths units in each hidden layer, at least one layer
  record Mlp(List<Integer> widths) implements Model {
    public Mlp {
      widths = List.copyOf(widths);
      if (widths.isEmpty() || widths.stream().anyMatch(width -> width < 1)) {
        throw new InputException(
            "widths of an mlp: " + widths + " found, expected one positive number a hidden layer");
      }
    }

    @Override
    public String toString() {
      return widths.stream().map(String::valueOf).collect(Collectors.joining("-", "mlp-", ""));
    }
  }

  /// Logistic or softmax regression.
  static Model linear() {
    return new Linear();
  }

  /// A multi-layer perceptron with hidden layers of these widths.
  static Model mlp(int... widths) {
    return new Mlp(Arrays.stream(widths).boxed().toList());
  }
}
