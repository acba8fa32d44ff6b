package dev.gradus.nets;

/// How a network does on one data set.
///
/// @param loss mean cross-entropy in nats; NaN where a logit is not finite
/// @param accuracy share of examples whose predicted class is their label, in [0, 1]
/// @param predictions predicted class of each example, 0..K-1; not to be changed
public record Evaluation(double loss, double accuracy, int[] predictions) {}
