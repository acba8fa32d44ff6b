package dev.gradus.lab.sweep;

import java.io.Serializable;
import java.util.List;

/// Several computers that compute for this one.
public interface Cluster extends Workers {
  /// A pure function that is sent to where it is computed.
  ///
  /// @param <T> what it is given
  /// @param <R> what it gives
  @FunctionalInterface
  interface Task<T extends Serializable, R extends Serializable> extends Serializable {
    /// @throws dev.gradus.core.InputException if what it was given is wrong
    R apply(T item);
  }

  /// Applies a function to items, many at a time.
  ///
  /// @return what it gave, in the order of the items
  /// @throws dev.gradus.core.InputException in one line, if the function threw it, or if the
  ///   cluster cannot work
  <T extends Serializable, R extends Serializable> List<R> map(List<T> items, Task<T, R> task);
}
