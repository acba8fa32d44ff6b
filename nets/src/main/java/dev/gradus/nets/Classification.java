package dev.gradus.nets;

import dev.gradus.core.InputException;
import dev.gradus.core.Problem;
import dev.gradus.data.DataSet;

/// To learn the labels of a training set with a network under the mean cross-entropy.
///
/// Weights start Glorot uniform, those of residual networks He normal; biases at zero.
///
/// @param train what the network learns from, seen once an epoch in random order
/// @param test what it is judged by; same shape and classes as `train`
/// @param model the architecture
/// @param hyperparameters of the descent
/// @param evaluated how many of the first training examples [NetworkState#train] looks at
public record Classification(
    DataSet train, DataSet test, Model model, Hyperparameters hyperparameters, int evaluated)
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
    int batch = hyperparameters.batch();
    check(
        batch <= train.size(),
        "batch " + batch,
        "1 to " + train.size() + ", the size of the training set",
        train);
    check(
        evaluated >= 1 && evaluated <= train.size(),
        evaluated + " evaluated examples",
        "1 to " + train.size(),
        train);
    if (hyperparameters.augmentation() != Hyperparameters.Augmentation.NONE
        && (train.shape().size() != 3 || train.shape().get(1) <= 4 || train.shape().get(2) <= 4)) {
      throw new InputException(
          "augmentation: needs images larger than 4 x 4, but an example has shape "
              + train.shape()
              + "; choose none");
    }
    Architecture.layers(model, train.shape(), train.classes());
  }

  /// Plain steps, all training examples evaluated.
  public Classification(DataSet train, DataSet test, Model model, double stepsize, int batch) {
    this(train, test, model, Hyperparameters.plain(stepsize, batch), train.size());
  }

  /// Minibatches in an epoch.
  public int stepsPerEpoch() {
    return Math.ceilDiv(train.size(), hyperparameters.batch());
  }

  private static void check(boolean fine, String found, String expected, DataSet where) {
    if (!fine) {
      throw new InputException(found + " found for " + where.name() + ", expected " + expected);
    }
  }
}
