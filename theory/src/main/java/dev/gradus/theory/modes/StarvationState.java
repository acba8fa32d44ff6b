package dev.gradus.theory.modes;

/// The state of both arrangements of a frequent and a rare feature.
///
/// @param problem what is learnt
/// @param asked the arrangement asked for
/// @param control the other one
public record StarvationState(Starvation problem, FeatureState asked, FeatureState control) {

  /// The bound of Proposition B for the co-occurring arrangement, from the frequent margin of the
  /// one asked for.
  double bound() {
    double[] weights = new double[problem.asked().units()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = asked.outputWeight(i);
    }
    return problem.bound(asked.margin(0), weights);
  }
}
