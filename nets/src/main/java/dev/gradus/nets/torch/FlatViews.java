package dev.gradus.nets.torch;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// Numbers shaped as the weights and biases of a network, in one block, either precision.
final class FlatViews implements AutoCloseable {
  private final int size;
  private final boolean doublePrecision;
  private final Tensor block;
  private final TensorVector views;
  private final float[] single;

  FlatViews(List<int[]> shapes, boolean doublePrecision, boolean differentiated) {
    this.doublePrecision = doublePrecision;
    int count = 0;
    for (int[] shape : shapes) {
      count = Math.addExact(count, Math.addExact(product(shape), shape[0]));
    }
    size = count;
    single = doublePrecision ? new float[0] : new float[size];
    try (PointerScope _ = new PointerScope()) {
      var type = doublePrecision ? torch.ScalarType.Double : torch.ScalarType.Float;
      block = torch.zeros(new long[] {size}, new TensorOptions(type)).retainReference();
      views = new TensorVector().retainReference();
      int offset = 0;
      for (int[] shape : shapes) {
        int weights = product(shape);
        addView(offset, weights, differentiated, Arrays.stream(shape).asLongStream().toArray());
        addView(offset + weights, shape[0], differentiated, shape[0]);
        offset += weights + shape[0];
      }
    }
  }

  private static int product(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  private void addView(int offset, int length, boolean differentiated, long... shape) {
    Tensor view = block.narrow(0, offset, length).view(shape).detach();
    views.push_back(view.set_requires_grad(differentiated));
  }

  int size() {
    return size;
  }

  TensorVector views() {
    return views;
  }

  void set(double[] values) {
    if (values.length != size) {
      throw new IllegalArgumentException(values.length + " numbers for " + size + " parameters");
    }
    try (PointerScope _ = new PointerScope()) {
      if (doublePrecision) {
        block.data_ptr_double().put(values);
      } else {
        for (int i = 0; i < size; i++) {
          single[i] = (float) values[i];
        }
        block.data_ptr_float().put(single);
      }
    }
  }

  /// Adds tensors of the views' shapes to a flat array; one that is not defined counts as zero.
  void add(TensorVector tensors, double[] into) {
    int offset = 0;
    for (long i = 0; i < tensors.size(); i++) {
      int length = (int) views.get(i).numel();
      Tensor tensor = tensors.get(i);
      if (tensor.defined()) {
        if (doublePrecision) {
          double[] values = new double[length];
          tensor.contiguous().data_ptr_double().get(values);
          for (int k = 0; k < length; k++) {
            into[offset + k] += values[k];
          }
        } else {
          tensor.contiguous().data_ptr_float().get(single, 0, length);
          for (int k = 0; k < length; k++) {
            into[offset + k] += single[k];
          }
        }
      }
      offset += length;
    }
  }

  @Override
  public void close() {
    views.releaseReference();
    block.releaseReference();
  }
}
