package dev.gradus.nets;

import dev.gradus.core.InputException;

/// How stochastic gradient descent moves: v' = momentum v + gradient + weightDecay w, w' = w -
/// stepsize v'.
///
/// @param stepsize factor before the direction
/// @param batch examples in a minibatch; the last of an epoch holds what is left over
/// @param momentum share of the velocity that is kept, in [0, 1)
/// @param weightDecay factor before the weights, at least 0; biases decay as well
/// @param augmentation how training images are changed before they are shown
/// @param logitPenalty factor before the mean squared logit that is added to the loss, at least 0:
///   spectral decoupling (Pezeshki et al., NeurIPS 2021)
public record Hyperparameters(
    double stepsize,
    int batch,
    double momentum,
    double weightDecay,
    Augmentation augmentation,
    double logitPenalty) {

  /// Changes of training images that keep their class.
  public enum Augmentation {
    NONE,
    /// Up to 4 pixels of zeros on each side, cut back at random, and mirrored at random (the rule
    /// of He et al. 2016 for CIFAR-10).
    CROP_AND_FLIP
  }

  /// @throws InputException if a number is out of range
  public Hyperparameters {
    if (!(stepsize > 0 && (float) stepsize < Float.POSITIVE_INFINITY)) {
      throw new InputException("stepsize: " + stepsize + " found, expected a finite number > 0");
    }
    if (batch < 1) {
      throw new InputException("batch: " + batch + " found, expected at least 1");
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new InputException("momentum: " + momentum + " found, expected 0 <= momentum < 1");
    }
    if (!(weightDecay >= 0 && (float) weightDecay < Float.POSITIVE_INFINITY)) {
      throw new InputException(
          "weight-decay: " + weightDecay + " found, expected a finite number >= 0");
    }
    if (!(logitPenalty >= 0 && (float) logitPenalty < Float.POSITIVE_INFINITY)) {
      throw new InputException(
          "logit-penalty: " + logitPenalty + " found, expected a finite number >= 0");
    }
  }

  /// Without a penalty on the logits.
  public Hyperparameters(
      double stepsize, int batch, double momentum, double weightDecay, Augmentation augmentation) {
    this(stepsize, batch, momentum, weightDecay, augmentation, 0);
  }

  /// Plain steps: no momentum, no decay, images as they are.
  public static Hyperparameters plain(double stepsize, int batch) {
    return new Hyperparameters(stepsize, batch, 0, 0, Augmentation.NONE);
  }
}
