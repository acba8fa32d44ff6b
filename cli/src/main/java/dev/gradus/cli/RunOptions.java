package dev.gradus.cli;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where runs go and how often they are saved: options of the commands that compute them.
final class RunOptions {
  @Option(names = "--out", paramLabel = "DIR", description = "Where to; default runs/NAME/ID.")
  private @Nullable Path out;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description = "Time between checkpoints of a run; default ${DEFAULT-VALUE}.")
  private double checkpointSeconds = 1;

  /// @throws InputException if a value is out of range
  void check() {
    if (!(checkpointSeconds >= 0 && checkpointSeconds < 1e6)) {
      throw new InputException(
          "--checkpoint-every: " + checkpointSeconds + " found, expected seconds >= 0");
    }
  }

  boolean choosesDirectory() {
    return out != null;
  }

  /// The chosen directory, or that of a configuration.
  Path directory(String name, Object configuration) {
    return out == null ? Planner.directory(name, configuration.toString()) : out;
  }

  Duration checkpointEvery() {
    return Duration.ofNanos((long) (1e9 * checkpointSeconds));
  }
}
