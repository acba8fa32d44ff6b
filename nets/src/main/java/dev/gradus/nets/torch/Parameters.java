package dev.gradus.nets.torch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// All that a network computes with at one moment: trained numbers and the running statistics of
/// batch normalisation. Each kind lies in one block, with the views of it that libtorch computes
/// with.
final class Parameters implements AutoCloseable {
  private final Tensor block;
  private final List<Tensor> weights;
  private final List<Tensor> statistics = new ArrayList<>();
  private final List<Tensor> blocks;

  /// Zeros, but running variances of one.
  Parameters(List<Layer> layers) {
    List<Layer.Shape> shapes = shapes(layers);
    int running = layers.stream().mapToInt(Layer::statistics).sum();
    try (PointerScope _ = new PointerScope()) {
      block = torch.zeros(size(shapes)).retainReference();
      Tensor means = torch.zeros(running).retainReference();
      blocks = List.of(block, means);
      weights = views(block, shapes);
      weights.forEach(view -> view.set_requires_grad(true));
      int[] at = {0};
      layers.forEach(layer -> addStatistics(layer, means, at));
    }
  }

  static List<Layer.Shape> shapes(List<Layer> layers) {
    return layers.stream().flatMap(layer -> layer.shapes().stream()).toList();
  }

  static int size(List<Layer.Shape> shapes) {
    return shapes.stream().mapToInt(Layer.Shape::size).reduce(0, Math::addExact);
  }

  /// Parts of a block in these shapes, one behind the other.
  static List<Tensor> views(Tensor block, List<Layer.Shape> shapes) {
    List<Tensor> views = new ArrayList<>();
    int offset = 0;
    for (Layer.Shape shape : shapes) {
      long[] sides = shape.sides().stream().mapToLong(Integer::longValue).toArray();
      Tensor part = block.narrow(0, offset, shape.size());
      views.add(part.view(sides).detach().retainReference());
      offset += shape.size();
    }
    return views;
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

  Tensor block() {
    return block;
  }

  /// One block of trained numbers, in the order of [Layer#shapes].
  Tensor weights(int index) {
    return weights.get(index);
  }

  int count() {
    return weights.size();
  }

  /// Running means and variances in turn, layer by layer.
  Tensor statistics(int index) {
    return statistics.get(index);
  }

  /// Takes over the running statistics of another network of the same layers.
  void copyStatistics(Parameters from) {
    if (!statistics.isEmpty()) {
      blocks.get(1).copy_(from.blocks.get(1));
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
      save(each, out);
    }
  }

  static void save(Tensor block, DataOutput out) throws IOException {
    float[] values = toArray(block);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    out.writeInt(values.length);
    out.write(bytes.array());
  }

  void restore(DataInput in) throws IOException {
    for (Tensor each : blocks) {
      restore(each, in);
    }
  }

  static void restore(Tensor block, DataInput in) throws IOException {
    int found = in.readInt();
    if (found != block.numel()) {
      throw new IOException(
          "the checkpoint is of a network of %d parameters, this one has %d"
              .formatted(found, block.numel()));
    }
    byte[] bytes = new byte[Math.multiplyExact(found, Float.BYTES)];
    in.readFully(bytes);
    float[] values = new float[found];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    set(block, values);
  }

  @Override
  public void close() {
    for (List<Tensor> each : List.of(weights, statistics, blocks)) {
      each.forEach(Tensor::releaseReference);
    }
  }
}
