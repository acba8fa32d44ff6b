package dev.gradus.nets;

import dev.gradus.core.Curvature;

/// A network between two steps on all of its training set.
public interface FullBatchState extends Curvature {

  /// The mean training loss.
  double loss();

  /// Its gradient; not to be changed.
  double[] gradient();

  /// Weights and biases: layer by layer, weights [outputs][inputs] before biases; not to be
  /// changed.
  double[] parameters();

  /// Share of training examples whose largest output is where the target is largest, in [0, 1].
  double accuracy();

  /// Steps so far after which the loss was larger than before.
  long increases();

  /// The last such step, counted from 1; 0 if there was none.
  long lastIncrease();

  /// The product of a Hessian nearby with a vector.
  ///
  /// @param displacement from [#parameters]
  /// @param direction of the product
  /// @param product overwritten
  void hessianVectorProductAt(double[] displacement, double[] direction, double[] product);
}
