package dev.gradus.lab.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/// A file could not be written or read, or is not what was written. Its message is the one line a
/// person reads: what, where, what to do. What was complete before is still there.
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StorageException(String message) {
    super(message);
  }

  private StorageException(String message, IOException cause) {
    super(message, cause);
  }

  /// Puts an exception of the file system into one line.
  ///
  /// @param action what was tried, such as `cannot write`
  public static StorageException of(String action, Path path, IOException cause) {
    String reason = reason(cause);
    return new StorageException(
        path + ": " + action + ": " + reason + "; " + advice(cause, reason), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return firstLine(system.getReason());
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : firstLine(message);
  }

  private static String advice(IOException cause, String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    if (text.contains("no space") || text.contains("quota")) {
      return "free some space, then start the same command again: it continues the run";
    }
    if (cause instanceof AccessDeniedException || text.contains("read-only")) {
      return "make it writable or choose another directory, then start the same command again";
    }
    return "when that is mended, start the same command again: it continues the run";
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }
}
