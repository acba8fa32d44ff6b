package dev.gradus.lab.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// `.claims`: which process computes what. Byte N is locked by the process that has block N of the
/// runs; the operating system frees it when the process ends, however that happens.
final class BlockLocks implements AutoCloseable {
  /// Sweeps written by this process: locks belong to processes, so that two sessions of one would
  /// not see each other's.
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private static final long APPENDING = Long.MAX_VALUE - 1;

  private final Path path;
  private final Path real;
  private final FileChannel file;
  private final Map<Integer, FileLock> held = new HashMap<>();

  private BlockLocks(Path path, Path real, FileChannel file) {
    this.path = path;
    this.real = real;
    this.file = file;
  }

  /// @param directory of the sweep; it must be there
  /// @throws InputException if this process works on that sweep already
  static BlockLocks open(Path directory) {
    Path path = directory.resolve(".claims");
    try {
      Path real = directory.toRealPath();
      if (!OWN.add(real)) {
        throw new InputException(directory + ": this process works on that sweep already");
      }
      try {
        return new BlockLocks(
            path,
            real,
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
      } catch (IOException e) {
        OWN.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw StorageException.of("cannot lock", path, e);
    }
  }

  /// Takes a block, if no other process has it.
  synchronized boolean take(int block) {
    try {
      FileLock lock = file.tryLock(block, 1, false);
      if (lock != null) {
        held.put(block, lock);
      }
      return lock != null;
    } catch (IOException e) {
      throw StorageException.of("cannot lock", path, e);
    }
  }

  synchronized boolean holds(int block) {
    return held.containsKey(block);
  }

  synchronized void free(int block) {
    try {
      FileLock lock = held.remove(block);
      if (lock != null) {
        lock.release();
      }
    } catch (IOException e) {
      throw StorageException.of("cannot unlock", path, e);
    }
  }

  /// Does what only one process may do at a time.
  void alone(Runnable work) {
    try (FileLock lock = file.lock(APPENDING, 1, false)) {
      work.run();
    } catch (IOException e) {
      throw StorageException.of("cannot lock", path, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw StorageException.of("cannot unlock", path, e);
    } finally {
      OWN.remove(real);
    }
  }
}
