package dev.gradus.data;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Goes through the files of a tar archive (POSIX ustar) once, without storing anything. Names are
/// handed over, never used as paths.
final class Tar {
  private static final int BLOCK = 512;
  private static final int MOST_ENTRIES = 1000;
  private static final long LARGEST_FILE = 1L << 30;

  private Tar() {}

  /// What to do with each regular file.
  interface Visitor {
    /// @param name the last part of its path
    /// @param content ends after `size` bytes; need not be read
    void visit(String name, long size, InputStream content) throws IOException;
  }

  /// @throws IOException if the archive is damaged, ends too early or has more than 1000 entries
  static void visit(InputStream archive, Visitor visitor) throws IOException {
    for (int entry = 0; entry < MOST_ENTRIES; entry++) {
      byte[] header = archive.readNBytes(BLOCK);
      if (header.length == 0 || isEndMark(header)) {
        return;
      }
      if (header.length < BLOCK || octal(header, 148, 8) != checksum(header)) {
        throw new IOException("entry " + entry + " of the tar archive has a damaged header");
      }
      long size = octal(header, 124, 12);
      if (size > LARGEST_FILE) {
        throw new IOException("the tar archive claims a file of " + size + " bytes");
      }
      Slice content = new Slice(archive, size);
      boolean regular = header[156] == '0' || header[156] == 0;
      if (regular) {
        String path = text(header, 0, 100);
        visitor.visit(path.substring(path.lastIndexOf('/') + 1), size, content);
      }
      content.finish();
      archive.skipNBytes(Math.floorMod(-size, BLOCK));
    }
    throw new IOException("the tar archive has more than " + MOST_ENTRIES + " entries");
  }

  private static boolean isEndMark(byte[] header) {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /// Sum of the header's bytes, those of the checksum itself taken as blanks.
  private static long checksum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    try {
      return Long.parseUnsignedLong(text(header, from, length).strip(), 8);
    } catch (NumberFormatException e) {
      throw new IOException("the tar archive has a damaged number in a header", e);
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.ISO_8859_1);
  }

  /// The next `left` bytes of the archive.
  private static final class Slice extends FilterInputStream {
    private long left;

    Slice(InputStream archive, long size) {
      super(archive);
      left = size;
    }

    void finish() throws IOException {
      in.skipNBytes(left);
      left = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int got = in.read(target, offset, (int) Math.min(length, left));
      if (got < 0) {
        throw new EOFException("the tar archive ends inside a file");
      }
      left -= got;
      return got;
    }

    @Override
    public void close() {
      // The archive stays open for the next entry.
    }
  }
}
