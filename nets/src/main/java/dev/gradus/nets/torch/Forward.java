package dev.gradus.nets.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/// One pass of examples through the layers of a network.
final class Forward {
  private static final double STATISTICS_MOMENTUM = 0.1;
  private static final double STATISTICS_EPSILON = 1e-5;

  private final Parameters parameters;
  private final Parameters statistics;
  private final boolean training;
  private int nextWeights;
  private int nextStatistics;
  private final List<Tensor> variables = new ArrayList<>();
  private final List<@Nullable Tensor> inputs = new ArrayList<>();

  /// @param parameters what the layers compute with
  /// @param statistics whose running statistics are used, and moved if `training`
  private Forward(Parameters parameters, Parameters statistics, boolean training) {
    this.parameters = parameters;
    this.statistics = statistics;
    this.training = training;
  }

  /// The logits by which a network is judged.
  static Tensor evaluation(List<Layer> layers, Parameters parameters, Tensor features) {
    return new Forward(parameters, parameters, false).through(layers, features);
  }

  /// The pass by which a network is trained.
  ///
  /// @param after where to put the running statistics that include this minibatch
  static Forward training(Parameters parameters, Parameters after) {
    after.copyStatistics(parameters);
    return new Forward(parameters, after, true);
  }

  Tensor through(List<Layer> layers, Tensor features) {
    Tensor values = features;
    Layer before = null;
    for (Layer layer : layers) {
      values =
          layer instanceof Layer.Relu && isOnlyForNext(before)
              ? torch.relu_(values)
              : through(layer, values);
      before = layer;
    }
    return values;
  }

  /// Whether what a layer puts out is needed by the next one alone, which may then overwrite it.
  private static boolean isOnlyForNext(@Nullable Layer layer) {
    return switch (layer) {
      case Layer.Convolution _, Layer.BatchNorm _, Layer.MaxPool _ -> true;
      case null, default -> false;
    };
  }

  private Tensor through(Layer layer, Tensor values) {
    return switch (layer) {
      case Layer.Dense _ -> dense(values);
      case Layer.Relu _ -> torch.relu(values);
      case Layer.Convolution(_, _, _, int stride, int padding, boolean biased) -> {
        Tensor weights = next();
        TensorOptional biases = biased ? new TensorOptional(next()) : new TensorOptional();
        yield torch.conv2d(
            values, weights, biases, both(stride), both(padding), new long[] {1, 1}, 1);
      }
      case Layer.BatchNorm _ ->
          torch.batch_norm(
              values,
              new TensorOptional(next()),
              new TensorOptional(next()),
              new TensorOptional(statistics.statistics(nextStatistics++)),
              new TensorOptional(statistics.statistics(nextStatistics++)),
              training,
              STATISTICS_MOMENTUM,
              STATISTICS_EPSILON,
              false);
      case Layer.Residual(List<Layer> body, List<Layer> shortcut) -> {
        Tensor long_ = through(body, values);
        yield long_.add(through(shortcut, values));
      }
      case Layer.MaxPool(int side) -> torch.max_pool2d(values, side, side);
      case Layer.GlobalMean _ -> torch.mean(values, 2, 3);
      case Layer.Image(int channels, int rows, int columns) ->
          image(values, channels, rows, columns);
      case Layer.Flatten _ -> torch.flatten(values, 1, -1);
    };
  }

  /// The images with their channels last in memory: oneDNN's convolutions, pooling and batch
  /// normalisation then need no other order of their own. What follows keeps the order.
  private static Tensor image(Tensor values, int channels, int rows, int columns) {
    // libtorch takes a single channel for the first unless the strides say otherwise.
    return channels == 1
        ? values.view(-1, rows, columns, 1).permute(0, 3, 1, 2)
        : values.view(-1, channels, rows, columns).contiguous(torch.MemoryFormat.ChannelsLast);
  }

  private Tensor dense(Tensor values) {
    int weights = nextWeights++;
    int biases = nextWeights++;
    Tensor outputs =
        torch.linear(
            values, parameters.weights(weights), new TensorOptional(parameters.weights(biases)));
    use(outputs, values);
    use(parameters.weights(biases), null);
    return outputs;
  }

  private Tensor next() {
    Tensor weights = parameters.weights(nextWeights++);
    use(weights, null);
    return weights;
  }

  private void use(Tensor variable, @Nullable Tensor input) {
    variables.add(variable);
    inputs.add(input);
  }

  /// What to differentiate the loss by: each block of [Parameters] that was used, but for the
  /// weights of dense layers the outputs of the layer.
  TensorVector variables() {
    TensorVector all = new TensorVector();
    variables.forEach(all::push_back);
    return all;
  }

  /// What entered the dense layer that a block of [Parameters] holds the weights of, else null. The
  /// gradient by them is that by the outputs, transposed, times these inputs.
  @Nullable Tensor inputs(int index) {
    return inputs.get(index);
  }

  private static long[] both(int side) {
    return new long[] {side, side};
  }
}
