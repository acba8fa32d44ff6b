package dev.gradus.nets;

import dev.gradus.core.Predictions;
import dev.gradus.data.DataSet;

/// A network at one moment of its training. Evaluations are made when first asked for.
public interface NetworkState extends Predictions {

  /// On the evaluated part of the training set, by default all of it.
  Evaluation train();

  /// On all of the test set.
  Evaluation test();

  /// The logits of every example of any set of the same shape: [n] for two classes (positive for
  /// class 1), else [n][classes].
  float[] logits(DataSet data);

  /// What enters the last layer for every example of any set of the same shape: [n][width]; the
  /// features themselves for a linear model.
  float[] hidden(DataSet data);

  /// All weights and biases: layer by layer, weights [outputs][inputs...], then biases.
  float[] parameters();

  /// Predicted class of each test example.
  @Override
  default int[] predictions() {
    return test().predictions();
  }
}
