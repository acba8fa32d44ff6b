package dev.gradus.data.format;

import dev.gradus.core.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// NumPy's file of one array (versions 1, 2 and 3 of the format).
///
/// ```java
/// NdArray labels = Npy.read(Path.of("y.npy"));
/// Npy.write(Path.of("mu.npy"), NdArray.of(mu, mu.length));
/// ```
public final class Npy {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /// NumPy itself refuses headers above 10,000 bytes; plain arrays have about 100.
  private static final int LONGEST_HEADER = 1 << 16;

  private static final int ALIGNMENT = 64;

  private Npy() {}

  /// Reads a file: any byte and storage order; bool, integers of 1 to 8 bytes, float16, float32,
  /// float64.
  ///
  /// @throws dev.gradus.core.InputException if it is no such file, or shorter or longer than it
  ///   says
  public static NdArray read(Path file) {
    try (GuardedInput in = GuardedInput.open(file)) {
      return read(in);
    }
  }

  static NdArray read(GuardedInput in) {
    NpyHeader header = header(in);
    ByteBuffer values =
        ByteBuffer.wrap(in.read(Shapes.bytes(header.shape(), header.type()), "the array"))
            .order(header.order());
    in.expectEnd("the array that its header declares");
    if (!header.fortranOrder() || header.shape().length < 2) {
      return new NdArray(header.type(), header.shape(), values);
    }
    int[] reversed = header.shape().clone();
    for (int k = 0; k < reversed.length; k++) {
      reversed[k] = header.shape()[reversed.length - 1 - k];
    }
    return new NdArray(header.type(), reversed, values).transposed();
  }

  /// Reads up to the first number.
  static NpyHeader header(GuardedInput in) {
    byte[] start = in.read(MAGIC.length + 2, "the NPY header");
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw in.refuse(
          "not an NPY file (it does not begin with \\x93NUMPY); use numpy.save, or name text .csv");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
      throw in.refuse(
          "NPY version "
              + (version & 0xff)
              + "."
              + (start[MAGIC.length + 1] & 0xff)
              + ", expected 1.0, 2.0 or 3.0; save it again with numpy.save");
    }
    byte[] length = in.read(version == 1 ? 2 : 4, "the length of the NPY header");
    long headerBytes =
        ByteBuffer.wrap(Arrays.copyOf(length, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (headerBytes > LONGEST_HEADER) {
      throw in.refuse(
          "NPY header of "
              + headerBytes
              + " bytes, expected at most "
              + LONGEST_HEADER
              + "; save it again as a plain array");
    }
    String text =
        new String(
            in.read(headerBytes, "the NPY header"),
            version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return NpyHeader.parse(in, text);
  }

  /// Writes a file in one piece: it is there whole or not at all.
  public static void write(Path file, NdArray array) throws IOException {
    AtomicFile.write(file, out -> write(out, array));
  }

  /// Writes version 1, little-endian, last index fastest.
  static void write(OutputStream out, NdArray array) throws IOException {
    List<Integer> lengths = array.shape();
    String shape =
        lengths.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "(", lengths.size() == 1 ? ",)" : ")"));
    String header =
        "{'descr': '"
            + (array.type().bytes == 1 ? '|' : '<')
            + array.type().npyCode
            + "', 'fortran_order': False, 'shape': "
            + shape
            + ", }";
    int before = MAGIC.length + 4;
    int padded = Math.ceilDiv(before + header.length() + 1, ALIGNMENT) * ALIGNMENT - before;
    ByteBuffer start = ByteBuffer.allocate(before + padded).order(ByteOrder.LITTLE_ENDIAN);
    start.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded);
    start.put(
        (header + " ".repeat(padded - 1 - header.length()) + "\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.write(start.array());
    ByteBuffer values = array.littleEndian();
    byte[] piece = new byte[Math.min(values.remaining(), 1 << 16)];
    while (values.hasRemaining()) {
      int count = Math.min(piece.length, values.remaining());
      values.get(piece, 0, count);
      out.write(piece, 0, count);
    }
  }
}
