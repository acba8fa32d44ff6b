package dev.gradus.lab.sweep;

import dev.gradus.lab.LightRun;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `results/N.bin`: results of runs one behind the other, appended by the one process that made it.
final class ResultFile implements AutoCloseable {
  private final Disk disk;
  private final Path path;
  private final int number;
  private final FileChannel file;
  private long size;

  private ResultFile(Disk disk, Path path, int number) {
    this.disk = disk;
    this.path = path;
    this.number = number;
    this.file = disk.openToAppend(path);
  }

  static Path path(Path directory, int number) {
    return directory.resolve(number + ".bin");
  }

  /// Makes a file that no other process has.
  ///
  /// @param least a number above those that the journal knows, so that none comes again
  static ResultFile create(Disk disk, Path directory, int least) {
    disk.createDirectories(directory);
    for (int number = Math.max(least, Disk.list(directory).size()); ; number++) {
      Path path = path(directory, number);
      try {
        Files.createFile(path);
        return new ResultFile(disk, path, number);
      } catch (FileAlreadyExistsException e) {
        // Another process was faster: the next number.
      } catch (IOException e) {
        throw StorageException.of("cannot write", path, e);
      }
    }
  }

  int number() {
    return number;
  }

  /// Where the next results will begin.
  long size() {
    return size;
  }

  /// Appends results and returns once they are on the disk. Where they do not fit they take no
  /// space: on a nearly full disk, every further attempt would leave less of it.
  void append(List<byte[]> results) {
    try {
      ByteBuffer all = ByteBuffer.allocate(results.stream().mapToInt(r -> r.length).sum());
      results.forEach(all::put);
      disk.append(file, all.flip());
      disk.sync(file);
      size += all.limit();
    } catch (IOException e) {
      forgetTail();
      throw StorageException.of("cannot write", path, e);
    }
  }

  private void forgetTail() {
    try {
      file.truncate(size);
    } catch (IOException e) {
      return; // nothing refers to it
    }
  }

  /// Reads the results of a run back.
  ///
  /// @throws StorageException if they are damaged
  static LightRun.Result read(FileChannel file, Path path, RunRecord record) {
    try {
      ByteBuffer bytes = ByteBuffer.allocate(record.bytes());
      while (bytes.hasRemaining() && file.read(bytes, record.at() + bytes.position()) >= 0) {}
      return ResultCodec.decode(record.run(), bytes.array());
    } catch (IOException | IllegalArgumentException e) {
      throw new StorageException(
          "%s: run %d at byte %d is damaged: %s; restore the file, or delete it and start the same"
                  .formatted(path, record.run(), record.at(), e.getMessage())
              + " command again: it computes what is missing");
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw StorageException.of("cannot close", path, e);
    }
  }
}
