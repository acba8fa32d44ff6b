package dev.gradus.theory.modes;

/// The state of a class with several features.
public interface FeatureState {

  /// The margin of an input that holds one feature only.
  double margin(int feature);

  /// z_i.
  double outputWeight(int unit);
}
