package dev.gradus.theory.modes;

/// Something that descends by steps and can be set back.
interface Descent extends ModeState {
  void step(double stepsize);

  /// Everything that changes.
  double[] parameters();

  void setParameters(double[] parameters);
}
