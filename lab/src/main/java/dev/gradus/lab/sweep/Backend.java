package dev.gradus.lab.sweep;

/// A way to computers that together compute sweeps; found by [java.util.ServiceLoader].
public interface Backend {
  /// Connects to them.
  ///
  /// @param master such as `spark://host:7077`
  /// @throws dev.gradus.core.InputException in one line, if it does not answer
  Cluster open(String master);
}
