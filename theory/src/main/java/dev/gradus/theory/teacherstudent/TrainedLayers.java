package dev.gradus.theory.teacherstudent;

/// Which layers of the student are trained.
public enum TrainedLayers {
  /// Only the first; the second keeps its initial weights (with ones, a soft committee machine).
  FIRST,
  /// Both.
  BOTH
}
