package dev.gradus.lab.sweep;

/// What computes the runs of a sweep: threads of this JVM, or a cluster. The bits are the same,
/// because a run is a pure function of the sweep and its number.
public interface Workers extends AutoCloseable {
  /// Computes runs until the queue is empty.
  ///
  /// @param sweep what they belong to
  /// @param queue where they come from and their outcomes go
  /// @throws dev.gradus.core.InputException in one line, if the workers cannot work
  void compute(Sweep sweep, RunQueue queue);

  /// Frees what they hold.
  @Override
  default void close() {}
}
