package dev.gradus.lab;

import java.nio.file.Path;

/// A run was asked to stop before it was finished. It is complete up to there and can be continued.
public final class RunStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunStoppedException(Path directory) {
    super(directory + ": stopped; start the same command again to continue");
  }
}
