package dev.gradus.lab;

import java.nio.file.Path;

/// Units of work threw, and the others finished. The cause is what the first of them threw.
public final class UnitFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnitFailedException(Path directory, String unit, int others, Throwable cause) {
    super(
        directory
            + ": "
            + unit
            + (others > 0 ? " and " + others + " more" : "")
            + " failed: "
            + String.valueOf(cause).lines().findFirst().orElse("")
            + "; see failure.txt there, and start the same command again to continue",
        cause);
  }
}
