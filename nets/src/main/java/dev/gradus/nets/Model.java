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

  /// Convolutions 3 x 3 without padding, each with ReLU, a 2 x 2 max-pool after the second of them
  /// (or the only one), then fully connected hidden layers with ReLU.
  ///
  /// @param convolutions how many
  /// @param channels filters in each
  /// @param widths units in each hidden layer; may be empty
  record Cnn(int convolutions, int channels, List<Integer> widths) implements Model {
    public Cnn {
      widths = List.copyOf(widths);
      if (convolutions < 1 || channels < 1 || widths.stream().anyMatch(width -> width < 1)) {
        throw new InputException(
            "model: a cnn of %d convolutions, %d channels and widths %s found, expected positive"
                    .formatted(convolutions, channels, widths)
                + " numbers");
      }
    }

    @Override
    public String toString() {
      return widths.stream()
          .map(String::valueOf)
          .collect(Collectors.joining("-", "cnn-" + convolutions + "x" + channels + "-", ""))
          .replaceFirst("-$", "");
    }
  }

  /// A pre-activation residual network (He et al. 2016, Identity mappings in deep residual
  /// networks): a convolution 3 x 3, stages of blocks of two convolutions, then the mean over the
  /// image.
  ///
  /// Each stage after the first has half the rows and columns and twice the channels. In the first
  /// `linearBlocks` blocks ReLU is left out, which makes the network partially linear (Pinson et
  /// al. 2024).
  ///
  /// @param blocks how many in each stage
  /// @param channels in the first stage
  /// @param linearBlocks how many blocks, from the input on, have no ReLU
  record ResNet(List<Integer> blocks, int channels, int linearBlocks) implements Model {
    public ResNet {
      blocks = List.copyOf(blocks);
      int all = blocks.stream().mapToInt(Integer::intValue).sum();
      if (blocks.isEmpty()
          || blocks.size() > 6
          || blocks.stream().anyMatch(one -> one < 1)
          || channels < 1) {
        throw new InputException(
            "model.blocks: %s of %d channels found, expected 1 to 6 positive numbers, one a stage"
                .formatted(blocks, channels));
      }
      if (linearBlocks < 0 || linearBlocks > all) {
        throw new InputException(
            "model.linear-blocks: %d found, expected 0 to %d, the count of blocks"
                .formatted(linearBlocks, all));
      }
    }

    @Override
    public String toString() {
      return blocks.stream().map(String::valueOf).collect(Collectors.joining("-", "resnet-", ""))
          + (linearBlocks == 0 ? "" : "-linear-" + linearBlocks);
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

  /// The convolutional network of the protocol of Kalimeris et al. (2019): 4 convolutions of 32
  /// filters, two hidden layers of 2000.
  static Model cnn() {
    return new Cnn(4, 32, List.of(2000, 2000));
  }

  /// A residual network with 16 channels in its first stage.
  static Model resNet(Integer... blocks) {
    return new ResNet(List.of(blocks), 16, 0);
  }
}
