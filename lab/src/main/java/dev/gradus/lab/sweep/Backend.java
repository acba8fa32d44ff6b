package dev.gradus.lab.sweep;

/// A cluster that sweeps can be computed on; found by [java.util.ServiceLoader].
public interface Backend {
  /// Connects to it.
  ///
  /// @param master such as `spark://host:7077`
  /// @throws dev.gradus.core.InputException in one line, if it does not answer
  Workers open(String master);
}
