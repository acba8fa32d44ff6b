package dev.gradus.core;

/// A named quantity of a trajectory.
///
/// @param name as in the files, such as `Q_0_1`
/// @param unit such as `bits`, `steps/N`; `1` for a pure number
public record Column(String name, String unit) {

  /// A column of pure numbers.
  public static Column of(String name) {
    return new Column(name, "1");
  }
}
