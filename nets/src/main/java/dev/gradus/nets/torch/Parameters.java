package dev.gradus.nets.torch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// All that a network is at one moment: trained numbers, their velocities where there is momentum,
/// and the running statistics of batch normalisation. Each kind lies in one block, with the views
/// of it that libtorch computes with.
final class Parameters implements AutoCloseable {
  private final int size;
  private final Tensor block;
  private final TensorVector views;
  private final List<Tensor> weights = new ArrayList<>();
  private final List<Tensor> velocities = new ArrayList<>();
  private final List<Tensor> statistics = new ArrayList<>();
  private final List<Tensor> blocks;

  /// Zeros, but running variances of one.
  ///
  /// @param hasVelocity whether there is momentum
  Parameters(List<Layer> layers, boolean hasVelocity) {
    size = layers.stream().mapToInt(Layer::parameters).reduce(0, Math::addExact);
    int running = layers.stream().mapToInt(Layer::statistics).sum();
    try (PointerScope _ = new PointerScope()) {
      block = torch.zeros(size).retainReference();
      views = new TensorVector().retainReference();
      Tensor velocity = torch.zeros(hasVelocity ? size : 0).retainReference();
      Tensor means = torch.zeros(running).retainReference();
      blocks = List.of(block, velocity, means);
      int offset = 0;
      for (Layer layer : layers) {
        for (Layer.Shape shape : layer.shapes()) {
          Tensor view = view(block, offset, shape).detach().set_requires_grad(true);
          weights.add(view.retainReference());
          views.push_back(view);
          if (hasVelocity) {
            velocities.add(view(velocity, offset, shape).retainReference());
          }
          offset += shape.size();
        }
      }
      int[] at = {0};
      layers.forEach(layer -> addStatistics(layer, means, at));
    }
  }

  private void addStatistics(Layer layer, Tensor means, int[] at) {
    switch (layer) {
      case Layer.BatchNorm(int channels) -> {
        statistics.add(means.narrow(0, at[0], channels).retainReference());
        Tensor variances = means.narrow(0, at[0] + channels, channels);
        statistics.add(variances.retainReference());
        variances.fill_(new org.bytedeco.pytorch.Scalar(1f));
        at[0] += 2 * channels;
      }
      case Layer.Residual(List<Layer> body, List<Layer> shortcut) -> {
        body.forEach(inner -> addStatistics(inner, means, at));
        shortcut.forEach(inner -> addStatistics(inner, means, at));
      }
      default -> {}
    }
  }

  private static Tensor view(Tensor block, int offset, Layer.Shape shape) {
    long[] sides = shape.sides().stream().mapToLong(Integer::longValue).toArray();
    return block.narrow(0, offset, shape.size()).view(sides);
  }

  int size() {
    return size;
  }

  Tensor block() {
    return block;
  }

  /// The trained numbers, in the order of [Layer#shapes].
  TensorVector views() {
    return views;
  }

  /// One of [#views].
  Tensor weights(int index) {
    return weights.get(index);
  }

  int count() {
    return weights.size();
  }

  /// The velocity of one of [#views]; there are none without momentum.
  Tensor velocity(int index) {
    return velocities.get(index);
  }

  /// Running means and variances in turn, layer by layer.
  Tensor statistics(int index) {
    return statistics.get(index);
  }

  /// Takes over the running statistics of another network of the same layers.
  void copyStatistics(Parameters from) {
    if (!statistics.isEmpty()) {
      blocks.get(2).copy_(from.blocks.get(2));
    }
  }

  float[] toArray() {
    return toArray(block);
  }

  private static float[] toArray(Tensor block) {
    float[] values = new float[Math.toIntExact(block.numel())];
    if (values.length > 0) {
      try (PointerScope _ = new PointerScope()) {
        block.data_ptr_float().get(values);
      }
    }
    return values;
  }

  void set(float[] values) {
    set(block, values);
  }

  private static void set(Tensor block, float[] values) {
    if (values.length != block.numel()) {
      throw new IllegalArgumentException(
          values.length + " numbers for " + block.numel() + " parameters");
    }
    if (values.length > 0) {
      try (PointerScope _ = new PointerScope()) {
        block.data_ptr_float().put(values);
      }
    }
  }

  void save(DataOutput out) throws IOException {
    for (Tensor each : blocks) {
      float[] values = toArray(each);
      ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
      bytes.asFloatBuffer().put(values);
      out.writeInt(values.length);
      out.write(bytes.array());
    }
  }

  void restore(DataInput in) throws IOException {
    for (Tensor each : blocks) {
      int found = in.readInt();
      if (found != each.numel()) {
        throw new IOException(
            "the checkpoint is of a network of %d parameters, this one has %d"
                .formatted(found, each.numel()));
      }
      byte[] bytes = new byte[Math.multiplyExact(found, Float.BYTES)];
      in.readFully(bytes);
      float[] values = new float[found];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
      set(each, values);
    }
  }

  @Override
  public void close() {
    views.releaseReference();
    for (List<Tensor> each : List.of(weights, velocities, statistics, blocks)) {
      each.forEach(Tensor::releaseReference);
    }
  }
}
