package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.nets.torch.Layer;
import java.util.ArrayList;
import java.util.List;

/// From the description of a model to its layers and initial weights.
final class Architecture {
  private static final int KERNEL = 3;
  private static final int POOL = 2;

  private final List<Layer> layers = new ArrayList<>();
  private final Model model;
  private final List<Integer> shape;

  private Architecture(Model model, List<Integer> shape) {
    this.model = model;
    this.shape = shape;
  }

  /// Numbers that leave the network for one example.
  static int outputs(int classes) {
    return classes == 2 ? 1 : classes;
  }

  /// @param shape of one example
  /// @throws InputException if the model needs images and the examples are none, or too small
  static List<Layer> layers(Model model, List<Integer> shape, int classes) {
    Architecture architecture = new Architecture(model, shape);
    int features = shape.stream().reduce(1, Math::multiplyExact);
    int inputs =
        switch (model) {
          case Model.Linear() -> features;
          case Model.Mlp(List<Integer> widths) -> architecture.hidden(features, widths);
          case Model.Cnn cnn -> architecture.convolutional(cnn);
          case Model.ResNet net -> architecture.residual(net);
        };
    architecture.layers.add(new Layer.Dense(inputs, outputs(classes)));
    return List.copyOf(architecture.layers);
  }

  private int hidden(int features, List<Integer> widths) {
    int inputs = features;
    for (int width : widths) {
      layers.add(new Layer.Dense(inputs, width));
      layers.add(new Layer.Relu());
      inputs = width;
    }
    return inputs;
  }

  private Layer.Image image() {
    if (shape.size() != 3) {
      throw new InputException(
          "model: %s needs images, but an example has shape %s; choose linear or mlp"
              .formatted(model, shape));
    }
    return new Layer.Image(shape.get(0), shape.get(1), shape.get(2));
  }

  private int convolutional(Model.Cnn cnn) {
    Layer.Image image = image();
    layers.add(image);
    int channels = image.channels();
    int rows = image.rows();
    int columns = image.columns();
    for (int i = 1; i <= cnn.convolutions(); i++) {
      layers.add(new Layer.Convolution(channels, cnn.channels(), KERNEL, 1, 0, true));
      channels = cnn.channels();
      rows -= KERNEL - 1;
      columns -= KERNEL - 1;
      if (i == Math.min(2, cnn.convolutions())) {
        // The largest positive part is the positive part of the largest, in a quarter of the work.
        layers.add(new Layer.MaxPool(POOL));
        rows /= POOL;
        columns /= POOL;
      }
      layers.add(new Layer.Relu());
      if (rows < 1 || columns < 1) {
        throw new InputException(
            "model.convolutions: %d are too many for images of %d x %d"
                .formatted(cnn.convolutions(), image.rows(), image.columns()));
      }
    }
    layers.add(new Layer.Flatten());
    return hidden(channels * rows * columns, cnn.widths());
  }

  private int residual(Model.ResNet net) {
    Layer.Image image = image();
    layers.add(image);
    int channels = net.channels();
    layers.add(new Layer.Convolution(image.channels(), channels, KERNEL, 1, 1, false));
    int index = 0;
    for (int stage = 0; stage < net.blocks().size(); stage++) {
      for (int block = 0; block < net.blocks().get(stage); block++) {
        boolean narrows = stage > 0 && block == 0;
        int outputs = narrows ? 2 * channels : channels;
        layers.add(block(channels, outputs, narrows ? 2 : 1, index >= net.linearBlocks()));
        channels = outputs;
        index++;
      }
    }
    layers.add(new Layer.BatchNorm(channels));
    layers.add(new Layer.Relu());
    layers.add(new Layer.GlobalMean());
    return channels;
  }

  private static Layer block(int inputs, int outputs, int stride, boolean hasRelu) {
    List<Layer> body = new ArrayList<>();
    body.add(new Layer.BatchNorm(inputs));
    body.add(new Layer.Relu());
    body.add(new Layer.Convolution(inputs, outputs, KERNEL, stride, 1, false));
    body.add(new Layer.BatchNorm(outputs));
    body.add(new Layer.Relu());
    body.add(new Layer.Convolution(outputs, outputs, KERNEL, 1, 1, false));
    if (!hasRelu) {
      body.removeIf(Layer.Relu.class::isInstance);
    }
    return new Layer.Residual(
        body,
        inputs == outputs
            ? List.of()
            : List.of(new Layer.Convolution(inputs, outputs, 1, stride, 0, false)));
  }

  /// Initial weights and biases in the order of [NetworkState#parameters]: biases and shifts zero,
  /// scales one, weights of residual networks as [#heNormal], of others as [#glorotUniform].
  static float[] initial(Model model, List<Layer> layers, RandomStream stream) {
    float[] parameters = new float[layers.stream().mapToInt(Layer::parameters).sum()];
    int[] offset = {0};
    layers.forEach(layer -> fill(layer, model instanceof Model.ResNet, stream, parameters, offset));
    return parameters;
  }

  private static void fill(
      Layer layer, boolean isHe, RandomStream stream, float[] parameters, int[] offset) {
    if (layer instanceof Layer.Residual(List<Layer> body, List<Layer> shortcut)) {
      body.forEach(inner -> fill(inner, isHe, stream, parameters, offset));
      shortcut.forEach(inner -> fill(inner, isHe, stream, parameters, offset));
      return;
    }
    boolean isScale = layer instanceof Layer.BatchNorm;
    for (Layer.Shape block : layer.shapes()) {
      for (int i = 0; i < block.size(); i++) {
        parameters[offset[0]++] =
            block.isWeights()
                ? (float) (isHe ? heNormal(block, stream) : glorotUniform(block, stream))
                : isScale ? 1 : 0;
      }
      isScale = false;
    }
  }

  /// Uniform in +-sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010, equation 16).
  private static double glorotUniform(Layer.Shape weights, RandomStream stream) {
    return Math.sqrt(6.0 / (weights.fanIn() + weights.fanOut())) * (2 * stream.nextDouble() - 1);
  }

  /// Normal with variance 2 / inputs (He et al. 2015, equation 10).
  private static double heNormal(Layer.Shape weights, RandomStream stream) {
    return Math.sqrt(2.0 / weights.fanIn()) * stream.nextGaussian();
  }
}
