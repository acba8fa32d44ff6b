package dev.gradus.core;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that appear whole or not at all: written beside their place, forced to disk, then renamed.
public final class AtomicFile {
  private AtomicFile() {}

  /// What is to be written.
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes `file`, replacing it; if `content` throws, nothing of it is seen.
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    // Processes that write the same file at the same time must not share what is not complete.
    Path temporary =
        target.resolveSibling(
            "." + target.getFileName() + "-" + ProcessHandle.current().pid() + ".tmp");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        content.writeTo(out);
      }
      try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Writes text in UTF-8.
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
