package dev.gradus.nets;

import dev.gradus.core.RandomStream;
import dev.gradus.nets.torch.Layer;
import java.util.ArrayList;
import java.util.List;

/// From the description of a model to its layers and initial weights.
final class Architecture {
  private Architecture() {}

  /// Numbers that leave the network for one example.
  static int outputs(int classes) {
    return classes == 2 ? 1 : classes;
  }

  static List<Layer> layers(Model model, int features, int classes) {
    List<Layer> layers = new ArrayList<>();
    int inputs = features;
    switch (model) {
      case Model.Linear() -> {}
      case Model.Mlp(List<Integer> widths) -> {
        for (int width : widths) {
          layers.add(new Layer.Dense(inputs, width));
          layers.add(new Layer.Relu());
          inputs = width;
        }
      }
    }
    layers.add(new Layer.Dense(inputs, outputs(classes)));
    return layers;
  }

  /// Weights uniform in +-sqrt(6 / (inputs + outputs)), biases zero (Glorot and Bengio 2010,
  /// equation 16), in the order of [NetworkState#parameters].
  static float[] glorotUniform(List<Layer> layers, RandomStream stream) {
    float[] parameters = new float[layers.stream().mapToInt(Layer::parameters).sum()];
    int offset = 0;
    for (Layer layer : layers) {
      switch (layer) {
        case Layer.Dense(int inputs, int outputs) -> {
          double limit = Math.sqrt(6.0 / (inputs + outputs));
          for (int i = 0; i < inputs * outputs; i++) {
            parameters[offset + i] = (float) (limit * (2 * stream.nextDouble() - 1));
          }
        }
        case Layer.Relu() -> {}
      }
      offset += layer.parameters();
    }
    return parameters;
  }
}
