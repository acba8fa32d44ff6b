package dev.gradus.spark;

import dev.gradus.core.InputException;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/// What a worker gives back: a value, or one line for the user. (What a task of Spark throws would
/// be tried again elsewhere, and come back as pages.)
///
/// @param value what was computed; null if there is a complaint
/// @param complaint what was wrong; empty if nothing was
/// @param <R> what is computed
record Answer<R extends Serializable>(@Nullable R value, String complaint) implements Serializable {
  /// Does work on a worker. What is wrong with its input is put down with the worker's name,
  /// because files and libraries may be missing on one alone.
  static <R extends Serializable> Answer<R> of(Supplier<R> work) {
    try {
      return new Answer<>(work.get(), "");
    } catch (InputException e) {
      String host = SparkEnv.get().blockManager().blockManagerId().host();
      return new Answer<>(null, "worker " + host + ": " + e.getMessage());
    }
  }

  /// @throws InputException if there is a complaint
  R get() {
    if (value == null) {
      throw new InputException(complaint);
    }
    return value;
  }
}
