package dev.gradus.core;

import java.util.List;

/// A measurement taken from a state at an observation time.
///
/// A probe asks for the capability it needs as its type parameter, and so works on every method
/// whose state offers it.
///
/// @param <S> the capability it needs
public interface Probe<S> {

  /// What it measures, in order.
  List<Column> columns();

  /// Measures one state.
  ///
  /// @param state what to look at; only valid during the call
  /// @param row where to write, one number a column, from `offset` on; NaN means not defined
  void measure(S state, double[] row, int offset);
}
