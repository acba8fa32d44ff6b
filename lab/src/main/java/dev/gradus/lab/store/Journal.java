package dev.gradus.lab.store;

import dev.gradus.core.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `trajectory.jsonl`, to which all units of a run append. Safe for use by several threads.
public final class Journal implements AutoCloseable {
  private final Disk disk;
  private final Path path;
  private final FileChannel file;
  private final Object forcing = new Object();
  private long written;
  private long durable;
  private @Nullable StorageException broken;

  Journal(Disk disk, Path path) {
    this.disk = disk;
    this.path = path;
    this.file = disk.openToAppend(path);
  }

  /// The journal as seen by one unit.
  public Writer writer(String method, long seed, List<Column> columns) {
    return new Writer(new JournalLine.Encoder(method, seed, columns));
  }

  /// Appends the rows of one unit.
  public final class Writer {
    private final JournalLine.Encoder encoder;

    private Writer(JournalLine.Encoder encoder) {
      this.encoder = encoder;
    }

    /// @param first the number of the first of these rows in the unit
    /// @throws StorageException if they cannot be written; nothing is then accepted any more
    public void append(int first, List<double[]> rows) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (int i = 0; i < rows.size(); i++) {
        lines.writeBytes(encoder.encode(first + i, rows.get(i)));
        lines.write('\n');
      }
      Journal.this.append(lines.toByteArray());
    }
  }

  private synchronized void append(byte[] lines) {
    refuseIfBroken();
    try {
      disk.write(file, ByteBuffer.wrap(lines));
      written += lines.length;
    } catch (IOException e) {
      // Half a line may stand there now; anything appended to it would be lost.
      broken = StorageException.of("cannot write", path, e);
      throw broken;
    }
  }

  /// Returns once all rows appended before are on the disk. Units that ask at the same time share
  /// one fsync.
  public void force() {
    long needed = written();
    synchronized (forcing) {
      if (durable >= needed) {
        return;
      }
      long reached = written();
      try {
        disk.force(file);
      } catch (IOException e) {
        synchronized (this) {
          broken = StorageException.of("cannot write", path, e);
          throw broken;
        }
      }
      durable = reached;
    }
  }

  private synchronized long written() {
    refuseIfBroken();
    return written;
  }

  private void refuseIfBroken() {
    if (broken != null) {
      throw broken;
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
