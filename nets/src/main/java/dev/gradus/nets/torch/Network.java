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
import org.jspecify.annotations.Nullable;

/// A feed-forward network that is trained by gradient steps on the mean cross-entropy.
///
/// It holds two sets of parameters that change places at every step, so the ones before the last
/// step are always at hand without a copy. The velocity there is once.
public final class Network implements AutoCloseable {
  /// Examples evaluated at once: as many as stay in the cache between two convolutions.
  private static final int CHUNK = 100;

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
  private final Descent descent;
  private final double logitPenalty;
  private Parameters current;
  private Parameters other;
  private boolean hasPrevious;

  /// @param layers from input to logits
  /// @param initial weights and biases, layer by layer
  public Network(List<Layer> layers, float[] initial) {
    this(layers, initial, 0, 0, 0);
  }

  /// @param initial weights and biases, layer by layer
  /// @param momentum share of the last step's velocity that is kept
  /// @param weightDecay factor before the parameters that are added to the gradient
  /// @param logitPenalty factor before the mean squared logit that is added to the loss
  public Network(
      List<Layer> layers,
      float[] initial,
      double momentum,
      double weightDecay,
      double logitPenalty) {
    Libtorch.prepareThread();
    this.layers = List.copyOf(layers);
    descent = new Descent(layers, momentum, weightDecay);
    this.logitPenalty = logitPenalty;
    current = new Parameters(layers);
    other = new Parameters(layers);
    current.set(initial);
  }

  /// One step of gradient descent on the mean loss of a minibatch.
  ///
  /// With momentum, v' = momentum v + gradient + weightDecay w and w' = w - stepsize v' (Sutskever
  /// et al. 2013 with the stepsize outside, as in PyTorch). A step that is not taken, or is undone,
  /// ends the training: the velocity has moved on.
  public Step step(Examples data, int[] minibatch, double stepsize) {
    return step(data, minibatch, null, stepsize);
  }

  /// One step on a minibatch whose images are moved and mirrored first.
  ///
  /// @param views how each image of the minibatch is shown; null for as it is
  public Step step(Examples data, int[] minibatch, ImageView @Nullable [] views, double stepsize) {
    Libtorch.prepareThread();
    try (PointerScope _ = new PointerScope()) {
      Forward forward = Forward.training(current, other);
      Tensor loss = loss(forward, data, minibatch, views);
      if (!Float.isFinite(loss.item_float())) {
        return Step.LOSS_NOT_FINITE;
      }
      TensorVector gradients = torch.grad(new TensorVector(loss), forward.variables());
      descent.step(current, other, forward, gradients, stepsize);
      if (!Float.isFinite(other.block().dot(other.block()).item_float())) {
        hasPrevious = false;
        return Step.PARAMETERS_OVERFLOW;
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

  /// Predicts the classes of the first examples.
  ///
  /// @param predictions where to write; its length says how many
  /// @return the mean cross-entropy in nats, summed in float64
  public double evaluate(Examples data, int[] predictions) {
    Libtorch.prepareThread();
    double total = 0;
    for (int from = 0; from < predictions.length; from += CHUNK) {
      int length = Math.min(CHUNK, predictions.length - from);
      try (PointerScope _ = new PointerScope();
          NoGradGuard _ = new NoGradGuard()) {
        Tensor features = data.features().narrow(0, from, length);
        Tensor logits = Forward.evaluation(layers, current, features);
        Tensor classes =
            data.isBinary() ? logits.gt(new Scalar(0f)) : logits.argmax(new LongOptional(1), false);
        classes.to(torch.ScalarType.Int).data_ptr_int().get(predictions, from, length);
        Tensor targets = data.targets().narrow(0, from, length);
        total +=
            crossEntropy(data, logits.to(torch.ScalarType.Double), targets, torch.Reduction.Sum)
                .item_double();
      }
    }
    return total / predictions.length;
  }

  /// The logits of all examples, one a class or a single one of two classes.
  public float[] logits(Examples data) {
    return outputs(layers, data);
  }

  /// What enters the last layer for all examples.
  public float[] hidden(Examples data) {
    return outputs(layers.subList(0, layers.size() - 1), data);
  }

  private float[] outputs(List<Layer> some, Examples data) {
    Libtorch.prepareThread();
    float[] all = {};
    for (int from = 0; from < data.size(); from += CHUNK) {
      int length = Math.min(CHUNK, data.size() - from);
      try (PointerScope _ = new PointerScope();
          NoGradGuard _ = new NoGradGuard()) {
        Tensor features = data.features().narrow(0, from, length);
        Tensor values = Forward.evaluation(some, current, features).contiguous();
        int width = (int) (values.numel() / length);
        all = from == 0 ? new float[Math.multiplyExact(data.size(), width)] : all;
        values.data_ptr_float().get(all, from * width, length * width);
      }
    }
    return all;
  }

  private Tensor loss(
      Forward forward, Examples data, int[] minibatch, ImageView @Nullable [] views) {
    Tensor rows = torch.tensor(minibatch);
    Tensor features = data.features().index_select(0, rows);
    if (views != null) {
      features = data.show(features, views);
    }
    Tensor logits = forward.through(layers, features);
    Tensor loss =
        crossEntropy(data, logits, data.targets().index_select(0, rows), torch.Reduction.Mean);
    return logitPenalty > 0
        ? loss.add(torch.sum(logits.mul(logits)), new Scalar(logitPenalty / minibatch.length))
        : loss;
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

  /// Writes the parameters and velocities, and the parameters before the last step where they are
  /// known.
  public void save(DataOutput out) throws IOException {
    current.save(out);
    descent.save(out);
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
    descent.restore(in);
    hasPrevious = in.readBoolean();
    if (hasPrevious) {
      other.restore(in);
    }
  }

  @Override
  public void close() {
    current.close();
    other.close();
    descent.close();
  }
}
