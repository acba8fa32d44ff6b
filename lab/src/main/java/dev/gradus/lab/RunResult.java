package dev.gradus.lab;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.store.Manifest;
import dev.gradus.lab.store.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A finished run.
///
/// @param name what the user calls it
/// @param configuration the resolved configuration
/// @param trajectories what was observed, in the order of the plan
/// @param seconds how long each unit of work took, in the same order
/// @param directory where it is stored
public record RunResult(
    String name,
    ObjectNode configuration,
    List<Trajectory> trajectories,
    List<Double> seconds,
    Path directory) {
  public RunResult {
    trajectories = List.copyOf(trajectories);
    seconds = List.copyOf(seconds);
  }

  /// How long all units took together.
  public double totalSeconds() {
    return seconds.stream().mapToDouble(Double::doubleValue).sum();
  }

  /// Reads a finished run, after checking the SHA-256 of each of its files.
  ///
  /// @throws dev.gradus.core.InputException if there is no finished run
  /// @throws dev.gradus.lab.store.StorageException if a file is missing, changed or damaged
  public static RunResult read(Path directory) {
    RunDirectory store = new RunDirectory(directory);
    RunDirectory.Description description = store.description();
    Manifest manifest = store.manifest();
    return new RunResult(
        description.name(),
        description.configuration(),
        store.trajectories(manifest),
        manifest.units().stream().map(Manifest.Unit::seconds).toList(),
        directory);
  }
}
