package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The one door through which bytes from outside come in.
///
/// No promise made by a file is believed: a size is compared with the bytes that can really follow
/// and with a budget before memory is taken, and memory grows with the bytes that arrive. Gzip is
/// recognised by its first two bytes. Every refusal is an [InputException] of one line.
public final class GuardedInput implements AutoCloseable {

  /// Deflate cannot shrink by more: one bit for a literal or length and one for its distance stand
  /// for at most 258 bytes (RFC 1951).
  private static final long MOST_DEFLATION = 1032;

  private static final int FIRST_PIECE = 1 << 20;

  private final String name;
  private final InputStream in;
  private final MessageDigest digest = sha256();
  private final boolean hashing;
  private final long budget;
  private long remainingAtMost;
  private long taken;

  private GuardedInput(String name, InputStream in, long atMost, long budget, boolean hashing) {
    this.name = name;
    this.in = in;
    this.remainingAtMost = atMost;
    this.budget = budget;
    this.hashing = hashing;
  }

  /// Most bytes that one file may bring into memory: 1 GiB, or a quarter of the heap where that is
  /// less.
  public static long defaultBudget() {
    return Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4);
  }

  /// Opens a file, gunzipping it if it is gzipped.
  ///
  /// @throws InputException if it does not exist, is no regular file or may not be read
  public static GuardedInput open(Path file) {
    return open(file, defaultBudget(), false);
  }

  /// As [#open(Path)], also hashing all that is read, for [#sha256Hex].
  public static GuardedInput openHashed(Path file) {
    return open(file, defaultBudget(), true);
  }

  static GuardedInput open(Path file, long budget, boolean hashing) {
    String name = printable(file.toString());
    long size = sizeOf(file);
    try {
      return of(name, Files.newInputStream(file), size, budget, hashing);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be opened (" + printable(e.toString()) + ")", e);
    }
  }

  /// The size of a file that is there and readable.
  ///
  /// @throws InputException if it does not exist, is no regular file or may not be read
  static long sizeOf(Path file) {
    String name = printable(file.toString());
    if (!Files.exists(file)) {
      throw new InputException(name + ": no such file; check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw new InputException(name + ": not a regular file; give the file itself");
    }
    if (!Files.isReadable(file)) {
      throw new InputException(name + ": may not be read; check its permissions");
    }
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": its size cannot be read", e);
    }
  }

  /// Wraps a stream of `size` bytes, gunzipping it if it is gzipped.
  public static GuardedInput of(
      String name, InputStream raw, long size, long budget, boolean hashing) throws IOException {
    boolean handedOver = false;
    try {
      byte[] start = raw.readNBytes(2);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), raw);
      boolean gzipped = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
      GuardedInput input =
          gzipped
              ? new GuardedInput(name, gunzip(name, whole), deflationBound(size), budget, hashing)
              : new GuardedInput(name, new BufferedInputStream(whole), size, budget, hashing);
      handedOver = true;
      return input;
    } finally {
      if (!handedOver) {
        raw.close();
      }
    }
  }

  /// Wraps a stream that is already decompressed and cannot give more than `atMost` bytes.
  static GuardedInput plain(String name, InputStream raw, long atMost, long budget) {
    return new GuardedInput(name, raw, atMost, budget, false);
  }

  /// Most bytes that so many deflated ones can stand for.
  static long deflationBound(long deflated) {
    return deflated > Long.MAX_VALUE / MOST_DEFLATION ? Long.MAX_VALUE : deflated * MOST_DEFLATION;
  }

  private static InputStream gunzip(String name, InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (ZipException | EOFException e) {
      throw new InputException(
          name + ": starts like gzip but has no valid gzip header; get the file again", e);
    }
  }

  public String name() {
    return name;
  }

  /// Reads exactly `count` bytes.
  ///
  /// @param what the bytes are, as in "the pixels"
  /// @throws InputException if they cannot all be there, are not, or are too many to hold
  public byte[] read(long count, String what) {
    if (count > budget - taken || count > Integer.MAX_VALUE - 8) {
      throw refuse(
          what
              + " would take "
              + count
              + " bytes, more than the "
              + budget
              + " that one file may; split the file, or give the JVM more memory");
    }
    expect(count, what);
    byte[] bytes = new byte[(int) Math.min(count, FIRST_PIECE)];
    int got = 0;
    while (true) {
      got += readInto(bytes, got);
      if (got == count) {
        break;
      }
      if (got < bytes.length) {
        throw refuse(
            what
                + " should take "
                + count
                + " bytes, but the file ends after "
                + got
                + " of them; get or write it again");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * bytes.length));
    }
    account(bytes, got);
    return bytes;
  }

  /// Makes sure that so many bytes can follow, before anything is made as large as they are.
  ///
  /// @param what the bytes are, as in "the pixels"
  /// @throws InputException if they cannot
  void expect(long count, String what) {
    if (count > remainingAtMost) {
      throw refuse(
          what
              + " should take "
              + count
              + " bytes, but at most "
              + remainingAtMost
              + " can follow; the file is truncated or its header wrong: get or write it again");
    }
  }

  /// Reads up to `piece.length` bytes, fewer only at the end; they are not held, so they count
  /// towards no budget.
  int readSome(byte[] piece) {
    int got = readInto(piece, 0);
    remainingAtMost -= got;
    return got;
  }

  /// Bytes handed out so far by [#read].
  long taken() {
    return taken;
  }

  /// Most bytes that may be held of this file.
  long budget() {
    return budget;
  }

  private void account(byte[] bytes, int count) {
    if (hashing) {
      digest.update(bytes, 0, count);
    }
    remainingAtMost -= count;
    taken += count;
  }

  private int readInto(byte[] bytes, int from) {
    try {
      return in.readNBytes(bytes, from, bytes.length - from);
    } catch (ZipException e) {
      throw new InputException(
          name
              + ": its compressed data is damaged ("
              + printable(String.valueOf(e.getMessage()))
              + "); get the file again",
          e);
    } catch (EOFException e) {
      throw new InputException(
          name + ": its compressed data ends too early; get the file again", e);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }

  /// A big-endian 32-bit number.
  int int32(String what) {
    return ByteBuffer.wrap(read(4, what)).getInt();
  }

  /// Makes sure that nothing follows.
  ///
  /// @throws InputException if something does
  public void expectEnd(String what) {
    if (readInto(new byte[1], 0) != 0) {
      throw refuse(
          "goes on after "
              + what
              + "; the header is wrong or something was appended: get or write"
              + " it again");
    }
  }

  /// SHA-256 of all that was read, as 64 lower-case hexadecimal digits.
  public String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /// A new SHA-256.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /// An exception for what was found in this file.
  public InputException refuse(String found) {
    return new InputException(name + ": " + found);
  }

  /// Text from outside, fit for one line.
  public static String printable(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    return line.length() <= 300 ? line : line.substring(0, 297) + "...";
  }

  /// A short piece of text from outside in quotes, fit for one line.
  static String quoted(String text) {
    String line = printable(text);
    return '"' + (line.length() <= 40 ? line : line.substring(0, 37) + "...") + '"';
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be closed", e);
    }
  }
}
