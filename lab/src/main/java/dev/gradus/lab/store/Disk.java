package dev.gradus.lab.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The only door to the disk for everything a run writes. Tests make its protected operations fail.
public class Disk {
  static final String TEMPORARY = ".tmp";

  /// Replaces a file as a whole: after a crash either the old or the new content is there.
  ///
  /// @throws StorageException if that is not possible; the old content stays
  public final void replace(Path target, byte[] content) {
    replace(target, out -> out.write(content));
  }

  /// Writes the content of a file.
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// As [#replace(Path, byte\[\])], for content that is better not held in memory.
  final void replace(Path target, Content content) {
    try (FileChannel file = create(temporary(target));
        OutputStream out = new BufferedOutputStream(stream(file), 1 << 16)) {
      content.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw StorageException.of("cannot write", target, e);
    }
    publish(target);
  }

  /// Puts a file that others wrote to [#temporary] in its place, as [#replace] does.
  public final void publish(Path target) {
    Path temporary = temporary(target);
    try {
      try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        force(file);
      }
      move(temporary, target);
      forceDirectory(target);
    } catch (IOException e) {
      throw StorageException.of("cannot write", target, e);
    }
  }

  /// Where a file lies until it is complete.
  public static Path temporary(Path target) {
    return target.resolveSibling(target.getFileName() + TEMPORARY);
  }

  /// Opens a file to append to it; it is made, durably, where it is missing.
  public final FileChannel openToAppend(Path path) {
    try {
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      try {
        forceDirectory(path);
      } catch (IOException e) {
        file.close();
        throw e;
      }
      return file;
    } catch (IOException e) {
      throw StorageException.of("cannot write", path, e);
    }
  }

  public final void createDirectories(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw StorageException.of("cannot create the directory", path, e);
    }
  }

  /// Deletes a file, or a directory with all it holds, if it is there.
  public final void delete(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        remove(each);
      }
    } catch (NoSuchFileException e) {
      return; // nothing to do
    } catch (IOException e) {
      throw StorageException.of("cannot delete", path, e);
    } catch (UncheckedIOException e) { // met on the way, such as a directory that may not be read
      throw StorageException.of("cannot delete", path, Objects.requireNonNull(e.getCause()));
    }
  }

  public static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw StorageException.of("cannot read", path, e);
    }
  }

  /// What lies in a directory, in order; nothing if it is not there.
  public static List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw StorageException.of("cannot read", directory, e);
    }
  }

  /// Appends bytes to an open file.
  public final void append(FileChannel file, ByteBuffer bytes) throws IOException {
    write(file, bytes);
  }

  /// Returns once all that was appended is on the disk.
  public final void sync(FileChannel file) throws IOException {
    force(file);
  }

  protected void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  protected void force(FileChannel file) throws IOException {
    file.force(true);
  }

  protected void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  protected void remove(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  private OutputStream stream(FileChannel file) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        Disk.this.write(file, ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /// A rename is only durable once its directory is; Windows neither needs nor allows that.
  private void forceDirectory(Path entry) throws IOException {
    Path parent = entry.toAbsolutePath().getParent();
    if (parent == null || java.io.File.separatorChar == '\\') {
      return;
    }
    try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
      force(directory);
    }
  }
}
