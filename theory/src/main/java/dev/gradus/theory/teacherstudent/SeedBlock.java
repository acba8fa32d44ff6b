package dev.gradus.theory.teacherstudent;

/// Several seeds of an ensemble that are worked on by one thread.
interface SeedBlock extends Saved {

  int seeds();

  /// Takes steps under all of them.
  void advance(long count);

  /// The step after which a seed left the range of numbers; negative while it has not.
  long divergedAfter(int i);

  /// The state of a seed, which is the last good one if it diverged; only valid until the next
  /// call.
  OrderParameterState member(int i);
}
