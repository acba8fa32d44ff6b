package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.lab.sweep.Backend;
import dev.gradus.lab.sweep.Cluster;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Clusters that sweeps can be computed on, if their module is on the class path.
final class Backends {
  private Backends() {}

  /// @param master such as `local[2]` or `spark://host:7077`
  /// @throws InputException if it is not of that form, or the module is not there
  static Cluster open(String master) {
    if (!master.matches("local(\\[([1-9]\\d{0,3}|\\*)])?|spark://[^,\\s]+:\\d{1,5}")) {
      throw new InputException(
          "--on: '"
              + master
              + "' found, expected one master: local[N] or spark://HOST:PORT"
              + (master.contains(",") ? "; a sweep has one master" : ""));
    }
    try {
      return ServiceLoader.load(Backend.class)
          .findFirst()
          .orElseThrow(Backends::absent)
          .open(master);
    } catch (LinkageError | ServiceConfigurationError e) { // the module without Spark's own jars
      throw absent();
    }
  }

  private static InputException absent() {
    return new InputException(
        "--on: Apache Spark is not on the class path; start with the launcher ./gradus, which adds"
            + " it, or see docs/spark.md");
  }
}
