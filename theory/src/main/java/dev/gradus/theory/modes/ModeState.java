package dev.gradus.theory.modes;

/// The state of a class that is being learnt.
public interface ModeState {

  /// The margin f of the class.
  double margin();

  /// A factor of a unit; of layer 0 it is a, of the last one z.
  double factor(int unit, int layer);
}
