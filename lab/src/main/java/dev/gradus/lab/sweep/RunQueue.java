package dev.gradus.lab.sweep;

import java.util.List;
import java.util.function.DoubleSupplier;

/// The runs of a sweep that are still to be computed. Safe for use by several threads.
public interface RunQueue {
  /// Takes runs that nobody else computes; waits while other processes have the rest.
  ///
  /// @param most how many at most
  /// @return empty if all runs have ended or the sweep was stopped
  List<Integer> take(int most);

  /// Hands in what came of a run that was taken. Waits while the disk lags behind.
  void ended(Outcome outcome);

  /// Makes all who take from it end soon.
  void stop();

  /// Whether to end soon, such as after Ctrl-C.
  boolean isStopped();

  /// Tells how far a run is, in [0, 1].
  void running(int run, DoubleSupplier progress);
}
