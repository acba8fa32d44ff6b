package dev.gradus.nets.torch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The rule v' = momentum v + gradient + weightDecay w, w' = w - stepsize v' (Sutskever et al. 2013
/// with the stepsize outside, as in PyTorch), and the velocities v.
///
/// What a wide dense layer needs for it is memory's time, not arithmetic's. So the gradient of its
/// weights is never written down: the product that makes it adds it to what it is added to.
final class Descent implements AutoCloseable {
  private static final Scalar ONE = new Scalar(1.0).retainReference();

  private final double momentum;
  private final double weightDecay;
  private final Tensor block;
  private final List<Tensor> velocities;

  /// Velocities zero; there are none without momentum.
  Descent(List<Layer> layers, double momentum, double weightDecay) {
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    List<Layer.Shape> shapes = momentum > 0 ? Parameters.shapes(layers) : List.of();
    try (PointerScope _ = new PointerScope()) {
      block = torch.zeros(Parameters.size(shapes)).retainReference();
      velocities = Parameters.views(block, shapes);
    }
  }

  /// Goes from one set of parameters to the next.
  ///
  /// @param to where the next parameters are put
  /// @param forward what the loss was computed by
  /// @param gradients of the loss by [Forward#variables]
  void step(
      Parameters from, Parameters to, Forward forward, TensorVector gradients, double stepsize) {
    Scalar minusStepsize = new Scalar(-stepsize);
    Scalar decay = new Scalar(weightDecay);
    try (NoGradGuard _ = new NoGradGuard()) {
      for (int i = 0; i < from.count(); i++) {
        Tensor gradient = gradients.get(i);
        Tensor inputs = forward.inputs(i);
        Tensor weights = from.weights(i);
        Tensor next = to.weights(i);
        if (momentum > 0) {
          Tensor velocity = velocities.get(i);
          Scalar kept = new Scalar(momentum);
          if (inputs == null) {
            torch.add_out(velocity, gradient, velocity, kept);
          } else {
            velocity.mul_(kept).addmm_(gradient.t(), inputs, ONE, ONE);
          }
          if (weightDecay > 0) {
            velocity.add_(weights, decay);
          }
          torch.add_out(next, weights, velocity, minusStepsize);
        } else {
          if (inputs == null) {
            torch.add_out(next, weights, gradient, minusStepsize);
          } else {
            torch.addmm_out(next, weights, gradient.t(), inputs, ONE, minusStepsize);
          }
          if (weightDecay > 0) {
            next.add_(weights, new Scalar(-stepsize * weightDecay));
          }
        }
      }
    }
  }

  void save(DataOutput out) throws IOException {
    Parameters.save(block, out);
  }

  void restore(DataInput in) throws IOException {
    Parameters.restore(block, in);
  }

  @Override
  public void close() {
    velocities.forEach(Tensor::releaseReference);
    block.releaseReference();
  }
}
