package dev.gradus.core;

/// A state that can say which class it predicts for each example of a fixed test set.
public interface Predictions {

  /// Predicted class of each test example, 0..K-1; not to be changed by the caller.
  int[] predictions();
}
