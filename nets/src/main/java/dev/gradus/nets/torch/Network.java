package dev.gradus.nets.torch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// A feed-forward network that is trained by gradient steps on the mean cross-entropy.
///
/// It holds two sets of parameters that change places at every step, so the ones before the last
/// step are always at hand without a copy.
public final class Network implements AutoCloseable {
  /// Examples evaluated at once; bounds the memory of large sets.
  private static final int CHUNK = 1000;

  private static final long NO_IGNORED_CLASS = -100;
  private static final double NO_LABEL_SMOOTHING = 0;

  /// How a step ended.
  public enum Step {
    TAKEN,
    /// The minibatch's loss is infinite or NaN; nothing was changed.
    LOSS_NOT_FINITE,
    /// The step would lead to parameters whose squared norm is not finite; nothing was changed.
    PARAMETERS_OVERFLOW
  }

  private final List<Layer> layers;
  private Parameters current;
  private Parameters other;
  private boolean hasPrevious;

  /// @param layers from input to logits
  /// @param initial weights and biases, layer by layer
  public Network(List<Layer> layers, float[] initial) {
    Libtorch.prepareThread();
    this.layers = List.copyOf(layers);
    current = new Parameters(layers);
    other = new Parameters(layers);
    current.set(initial);
  }

  /// One step of gradient descent on the mean loss of a minibatch.
  public Step step(Examples data, int[] minibatch, double stepsize) {
    Libtorch.prepareThread();
    try (PointerScope _ = new PointerScope()) {
      Tensor loss = loss(data, minibatch);
      if (!Float.isFinite(loss.item_float())) {
        return Step.LOSS_NOT_FINITE;
      }
      TensorVector gradients = torch.grad(new TensorVector(loss), current.views());
      try (NoGradGuard _ = new NoGradGuard()) {
        Scalar minusStepsize = new Scalar(-stepsize);
        for (long i = 0; i < gradients.size(); i++) {
          torch.add_out(
              other.views().get(i), current.views().get(i), gradients.get(i), minusStepsize);
        }
        if (!Float.isFinite(other.block().dot(other.block()).item_float())) {
          hasPrevious = false;
          return Step.PARAMETERS_OVERFLOW;
        }
      }
    }
    swap();
    hasPrevious = true;
    return Step.TAKEN;
  }

  /// Undoes the last step taken, if it is still known.
  ///
  /// @return whether there was one
  public boolean back() {
    if (!hasPrevious) {
      return false;
    }
    swap();
    hasPrevious = false;
    return true;
  }

  private void swap() {
    Parameters before = current;
    current = other;
    other = before;
  }

  /// Predicts the class of every example.
  ///
  /// @param predictions where to write, as long as `data`
  /// @return the mean cross-entropy in nats, summed in float64
  public double evaluate(Examples data, int[] predictions) {
    Libtorch.prepareThread();
    double total = 0;
    for (int from = 0; from < data.size(); from += CHUNK) {
      int length = Math.min(CHUNK, data.size() - from);
      try (PointerScope _ = new PointerScope();
          NoGradGuard _ = new NoGradGuard()) {
        Tensor logits = forward(data.features().narrow(0, from, length));
        Tensor classes =
            data.isBinary() ? logits.gt(new Scalar(0f)) : logits.argmax(new LongOptional(1), false);
        classes.to(torch.ScalarType.Int).data_ptr_int().get(predictions, from, length);
        Tensor targets = data.targets().narrow(0, from, length);
        total +=
            crossEntropy(data, logits.to(torch.ScalarType.Double), targets, torch.Reduction.Sum)
                .item_double();
      }
    }
    return total / data.size();
  }

  private Tensor loss(Examples data, int[] minibatch) {
    Tensor rows = torch.tensor(minibatch);
    Tensor logits = forward(data.features().index_select(0, rows));
    return crossEntropy(data, logits, data.targets().index_select(0, rows), torch.Reduction.Mean);
  }

  private Tensor forward(Tensor features) {
    Tensor values = features;
    long next = 0;
    for (Layer layer : layers) {
      values =
          switch (layer) {
            case Layer.Dense _ -> {
              Tensor weights = current.views().get(next++);
              yield torch.linear(values, weights, new TensorOptional(current.views().get(next++)));
            }
            case Layer.Relu _ -> torch.relu(values);
          };
    }
    return values;
  }

  private static Tensor crossEntropy(
      Examples data, Tensor logits, Tensor targets, torch.Reduction reduction) {
    TensorOptional none = new TensorOptional();
    return data.isBinary()
        ? torch.binary_cross_entropy_with_logits(
            logits, targets.to(logits.scalar_type()), none, none, reduction.value)
        : torch.cross_entropy_loss(
            logits, targets, none, reduction.value, NO_IGNORED_CLASS, NO_LABEL_SMOOTHING);
  }

  /// All weights and biases, layer by layer.
  public float[] parameters() {
    return current.toArray();
  }

  /// Writes the parameters, and those before the last step where they are known.
  public void save(DataOutput out) throws IOException {
    current.save(out);
    out.writeBoolean(hasPrevious);
    if (hasPrevious) {
      other.save(out);
    }
  }

  /// Takes back what [#save] wrote.
  ///
  /// @throws IOException if it is of a network of another size
  public void restore(DataInput in) throws IOException {
    current.restore(in);
    hasPrevious = in.readBoolean();
    if (hasPrevious) {
      other.restore(in);
    }
  }

  @Override
  public void close() {
    current.close();
    other.close();
  }
}
