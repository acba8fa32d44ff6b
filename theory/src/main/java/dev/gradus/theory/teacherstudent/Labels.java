package dev.gradus.theory.teacherstudent;

/// What the teacher tells the student of an input.
public enum Labels {
  /// Its output, plus label noise.
  REAL,
  /// The sign of its output (+1 for 0). With probability `noise` it is drawn anew from -1 and +1,
  /// so half as many are wrong.
  SIGNS
}
