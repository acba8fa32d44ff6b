package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;
import dev.gradus.data.DataSet;

/// To learn the labels of a training set with a network under the mean cross-entropy.
///
/// Weights start Glorot uniform, biases at zero.
///
/// @param train what the network learns from, seen once an epoch in random order
/// @param test what it is judged by; same shape and classes as `train`
/// @param model the architecture
/// @param stepsize factor before the gradient of the minibatch's mean loss
/// @param batch examples in a minibatch; the last of an epoch holds what is left over
public record Classification(DataSet train, DataSet test, Model model, double stepsize, int batch)
    implements Problem {

  /// @throws InputException if the sets do not fit each other or a number is out of range
  public Classification {
    check(train.size() > 0 && test.size() > 0, "an empty data set", "at least one example", train);
    check(train.classes() >= 2, train.classes() + " classes", "at least 2", train);
    if (!train.shape().equals(test.shape()) || train.classes() != test.classes()) {
      throw new InputException(
          "%s has shape %s and %d classes, but %s has shape %s and %d; train and test must agree"
              .formatted(
                  train.name(),
                  train.shape(),
                  train.classes(),
                  test.name(),
                  test.shape(),
                  test.classes()));
    }
    if (!(stepsize > 0 && (float) stepsize < Float.POSITIVE_INFINITY)) {
      throw new InputException("stepsize: " + stepsize + " found, expected a finite number > 0");
    }
    check(
        batch >= 1 && batch <= train.size(),
        "batch " + batch,
        "1 to " + train.size() + ", the size of the training set",
        train);
  }

  /// Minibatches in an epoch.
  public int stepsPerEpoch() {
    return Math.ceilDiv(train.size(), batch);
  }

  private static void check(boolean fine, String found, String expected, DataSet where) {
    if (!fine) {
      throw new InputException(found + " found for " + where.name() + ", expected " + expected);
    }
  }
}
