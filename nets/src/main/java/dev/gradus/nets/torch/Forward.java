package dev.gradus.nets.torch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// One pass of examples through the layers of a network.
final class Forward {
  private static final double STATISTICS_MOMENTUM = 0.1;
  private static final double STATISTICS_EPSILON = 1e-5;

  private final Parameters parameters;
  private final Parameters statistics;
  private final boolean training;
  private int nextWeights;
  private int nextStatistics;

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

  /// The logits by which a network is trained.
  ///
  /// @param after where to put the running statistics that include this minibatch
  static Tensor training(
      List<Layer> layers, Parameters parameters, Parameters after, Tensor features) {
    after.copyStatistics(parameters);
    return new Forward(parameters, after, true).through(layers, features);
  }

  private Tensor through(List<Layer> layers, Tensor features) {
    Tensor values = features;
    for (Layer layer : layers) {
      values = through(layer, values);
    }
    return values;
  }

  private Tensor through(Layer layer, Tensor values) {
    return switch (layer) {
      case Layer.Dense _ -> torch.linear(values, next(), new TensorOptional(next()));
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
          values.view(-1, channels, rows, columns);
      case Layer.Flatten _ -> torch.flatten(values, 1, -1);
    };
  }

  private Tensor next() {
    return parameters.weights(nextWeights++);
  }

  private static long[] both(int side) {
    return new long[] {side, side};
  }
}
