package dev.gradus.lab.store;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write a run directory, held by one process at a time.
///
/// The operating system frees it when the process ends, however that happens, so a lock file that
/// was left behind means nothing.
final class DirectoryLock implements AutoCloseable {
  /// Directories locked by this process. Needed because closing any channel on a file gives up the
  /// POSIX locks that the process has on it, so a second attempt must not even open the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /// The locked byte lies far behind the text, which others may so read on every system.
  private static final long POSITION = Long.MAX_VALUE - 1;

  private final Path directory;
  private final FileChannel file;

  private DirectoryLock(Path directory, FileChannel file) {
    this.directory = directory;
    this.file = file;
  }

  /// @throws InputException if another process, or another run of this one, holds it
  static DirectoryLock acquire(Path directory) {
    Path path = directory.resolve(RunDirectory.LOCK);
    try {
      Path real = directory.toRealPath();
      if (!HELD.add(real)) {
        throw refusal(directory, Long.toString(ProcessHandle.current().pid()));
      }
      try {
        return new DirectoryLock(real, lock(directory, path));
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw StorageException.of("cannot lock", path, e);
    }
  }

  @SuppressWarnings("resource") // the channel keeps the lock, and is closed with it
  private static FileChannel lock(Path directory, Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock(POSITION, 1, false);
      if (lock == null) {
        ByteBuffer text = ByteBuffer.allocate(32);
        file.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        throw refusal(directory, pid.strip());
      }
      String pid = ProcessHandle.current().pid() + "\n";
      file.truncate(0);
      file.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static InputException refusal(Path directory, String pid) {
    return new InputException(
        directory
            + ": process "
            + (pid.isEmpty() ? "(unknown)" : pid)
            + " is writing this run; wait for it, stop it, or choose another directory");
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw StorageException.of("cannot unlock", directory, e);
    } finally {
      HELD.remove(directory);
    }
  }
}
