package dev.gradus.measures.information;

/// The three variables of a [ContingencyTable].
public enum Variable {
  /// Y: the true class.
  LABEL,
  /// F: the class predicted by the model in question.
  MODEL,
  /// L: the class predicted by the model that may explain it.
  BY
}
