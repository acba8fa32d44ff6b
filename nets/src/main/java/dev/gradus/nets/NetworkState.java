package dev.gradus.nets;

import dev.gradus.core.Predictions;

/// A network at one moment of its training. Evaluations are made when first asked for.
public interface NetworkState extends Predictions {

  /// On the evaluated part of the training set, by default all of it.
  Evaluation train();

  /// On all of the test set.
  Evaluation test();

  /// All weights and biases: layer by layer, weights [outputs][inputs...], then biases.
  float[] parameters();

  /// Predicted class of each test example.
  @Override
  default int[] predictions() {
    return test().predictions();
  }
}
