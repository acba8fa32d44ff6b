package dev.gradus.nets.torch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// All trained numbers of a network in one block, and the views of it that are differentiated.
final class Parameters implements AutoCloseable {
  private final int size;
  private final Tensor block;
  private final TensorVector views;

  /// Zeros.
  Parameters(List<Layer> layers) {
    size = layers.stream().mapToInt(Layer::parameters).reduce(0, Math::addExact);
    try (PointerScope _ = new PointerScope()) {
      block = torch.zeros(size).retainReference();
      views = new TensorVector().retainReference();
      int offset = 0;
      for (Layer layer : layers) {
        switch (layer) {
          case Layer.Dense(int inputs, int outputs) -> {
            addView(offset, outputs, inputs);
            addView(offset + outputs * inputs, outputs);
          }
          case Layer.Relu() -> {}
        }
        offset += layer.parameters();
      }
    }
  }

  private void addView(int offset, long... shape) {
    long length = 1;
    for (long side : shape) {
      length *= side;
    }
    Tensor view = block.narrow(0, offset, length).view(shape).detach();
    views.push_back(view.set_requires_grad(true));
  }

  int size() {
    return size;
  }

  Tensor block() {
    return block;
  }

  /// In the order of the layers, weights before biases.
  TensorVector views() {
    return views;
  }

  float[] toArray() {
    float[] values = new float[size];
    try (PointerScope _ = new PointerScope()) {
      block.data_ptr_float().get(values);
    }
    return values;
  }

  void set(float[] values) {
    if (values.length != size) {
      throw new IllegalArgumentException(values.length + " numbers for " + size + " parameters");
    }
    try (PointerScope _ = new PointerScope()) {
      block.data_ptr_float().put(values);
    }
  }

  void save(DataOutput out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(size, Float.BYTES));
    bytes.asFloatBuffer().put(toArray());
    out.writeInt(size);
    out.write(bytes.array());
  }

  void restore(DataInput in) throws IOException {
    int found = in.readInt();
    if (found != size) {
      throw new IOException(
          "the checkpoint is of a network of " + found + " parameters, this one has " + size);
    }
    byte[] bytes = new byte[Math.multiplyExact(size, Float.BYTES)];
    in.readFully(bytes);
    float[] values = new float[size];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    set(values);
  }

  @Override
  public void close() {
    views.releaseReference();
    block.releaseReference();
  }
}
