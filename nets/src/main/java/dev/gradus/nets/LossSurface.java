package dev.gradus.nets;

import dev.gradus.core.Curvature;
import dev.gradus.nets.torch.DenseLoss;

/// The training loss of a [FullBatchFit] around one point of parameter space. Used by one thread.
public final class LossSurface implements Curvature, AutoCloseable {
  private final DenseLoss loss;
  private final int examples;

  /// At the origin, until it is moved.
  public LossSurface(FullBatchFit problem) {
    examples = problem.examples();
    loss =
        new DenseLoss(
            problem.network().image(),
            problem.network().shapes(),
            problem.network().nonlinearity(),
            problem.inputs(),
            problem.targets(),
            problem.crossEntropy(),
            problem.doublePrecision());
  }

  @Override
  public int dimension() {
    return loss.dimension();
  }

  /// Goes to these weights and biases: layer by layer, weights [outputs][inputs] before biases.
  public void moveTo(double[] parameters) {
    loss.moveTo(parameters);
  }

  /// The loss and its gradient.
  ///
  /// @param gradient overwritten
  public double gradient(double[] gradient) {
    return loss.gradient(gradient);
  }

  /// Share of examples whose largest output is where the target is largest, in [0, 1].
  public double accuracy() {
    int[] right = new int[1];
    loss.value(right);
    return (double) right[0] / examples;
  }

  @Override
  public void hessianVectorProduct(double[] direction, double[] product) {
    loss.product(direction, product);
  }

  @Override
  public void close() {
    loss.close();
  }
}
