package dev.gradus.lab;

import dev.gradus.core.InputException;
import dev.gradus.lab.config.ConfigurationDiff;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.RunDirectory;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// A finished run, repeated and compared bit for bit.
///
/// @param differences one for each unit and column that differs, in the order of the files
/// @param versions what differs in the versions that made the two, such as `java: 25 -> 26`
/// @param seconds how long the repetition took
public record Verification(List<Difference> differences, List<String> versions, double seconds) {

  /// Whether not a bit differs.
  public boolean isIdentical() {
    return differences.isEmpty();
  }

  /// Repeats a run from its `run.yaml` in a temporary directory.
  ///
  /// @param directory of a finished run
  /// @param planner plans a run from its resolved configuration
  /// @param executor what repeats it
  /// @throws InputException if there is no finished run
  /// @throws StorageException if its files are damaged
  public static Verification of(
      Path directory, Function<ObjectNode, RunPlan> planner, Executor executor) {
    RunResult stored = RunResult.read(directory);
    RunPlan plan = planner.apply(stored.configuration());
    List<String> changed = ConfigurationDiff.of(stored.configuration(), plan.configuration());
    if (!changed.isEmpty()) {
      throw new InputException(
          directory
              + ": its configuration is now understood differently (there -> here): "
              + ConfigurationDiff.summary(changed)
              + "; use the data and the version of Gradus it was made with");
    }
    ObjectNode versions = new RunDirectory(directory).description().versions();
    long begin = System.nanoTime();
    Path temporary = temporary();
    try {
      RunResult repeated = executor.execute(plan, temporary.resolve("run"));
      return new Verification(
          Difference.between(stored.trajectories(), repeated.trajectories()),
          ConfigurationDiff.of(versions, Versions.current()),
          (System.nanoTime() - begin) * 1e-9);
    } finally {
      delete(temporary);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("gradus-verify-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      new Disk().delete(path);
    } catch (StorageException e) {
      return; // what is left lies in the system's temporary directory
    }
  }
}
