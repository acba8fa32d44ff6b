package dev.gradus.studies;

import dev.gradus.lab.report.Figure.Axis;

/// What a column of a trajectory or a key of a file measures, in words.
///
/// @param name such as `generalisation error`
/// @param symbol such as `K`; empty without one
/// @param unit such as `bits`; `1` for a pure number
public record Quantity(String name, String symbol, String unit) {

  /// Name and symbol, such as `hidden units of the student, K`.
  public String label() {
    return symbol.isEmpty() ? name : name + ", " + symbol;
  }

  /// The symbol, or the name without one: for legends, where there is little room.
  public String brief() {
    return symbol.isEmpty() ? name : symbol;
  }

  public Axis axis(boolean logarithmic) {
    return new Axis(label(), unit, logarithmic);
  }
}
