package dev.gradus.theory.modes;

/// What becomes of a hidden unit on its class alone.
public enum Region {
  /// Active, and its output weight turns positive in time.
  LEARNS,
  /// Active, but its output weight switches it off after a finite time.
  DIES,
  /// Between the two: it goes to the origin and needs infinite time.
  SEPARATRIX,
  /// Not active on the class from the start: no gradient ever reaches it.
  DEAD
}
