package dev.gradus.theory.teacherstudent;

/// A state that offers the order parameters under several seeds.
public interface EnsembleState {

  /// How many seeds.
  int members();

  /// The state under one of them, the last good one if it diverged; only valid until the next call.
  OrderParameterState member(int i);

  /// Whether the numbers of that seed left the range in which squares are finite.
  boolean hasDiverged(int i);
}
