package dev.gradus.lab;

import dev.gradus.lab.store.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Disks for tests.
public final class Disks {
  private Disks() {}

  /// A disk that forgets nothing when the process lives on, and so needs no fsync.
  public static class Fast extends Disk {
    @Override
    protected void force(FileChannel file) throws IOException {}
  }

  /// A disk on which the n-th and every later operation fails; a write gets half of its bytes out.
  public static final class Full extends Fast {
    private int left;

    public Full(int operations) {
      left = operations;
    }

    public boolean hasFailed() {
      return left <= 0;
    }

    private synchronized void count() throws IOException {
      if (--left <= 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    protected void write(FileChannel file, ByteBuffer bytes) throws IOException {
      try {
        count();
      } catch (IOException e) {
        bytes.limit(bytes.position() + bytes.remaining() / 2);
        super.write(file, bytes);
        throw e;
      }
      super.write(file, bytes);
    }

    @Override
    protected void force(FileChannel file) throws IOException {
      count();
    }

    @Override
    protected void move(Path from, Path to) throws IOException {
      count();
      super.move(from, to);
    }

    @Override
    protected void remove(Path path) throws IOException {
      count();
      super.remove(path);
    }
  }
}
