package dev.gradus.data.format;

import java.nio.ByteBuffer;

/// The numbers of one NPY file, one after the other in bounded memory.
final class NpyStream implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final GuardedInput in;
  private final Runnable atEnd;
  private final NpyHeader header;
  private final ByteBuffer buffer;
  private final byte[] piece;
  private long left;

  /// @param atEnd what is checked when all numbers have been read
  NpyStream(GuardedInput in, Runnable atEnd) {
    this.in = in;
    this.atEnd = atEnd;
    boolean fine = false;
    try {
      header = Npy.header(in);
      left = Shapes.bytes(header.shape(), header.type());
      in.expect(left, "the array");
      fine = true;
    } finally {
      if (!fine) {
        in.close();
      }
    }
    piece = new byte[PIECE];
    buffer = ByteBuffer.wrap(piece).order(header.order());
    buffer.limit(0);
  }

  int[] shape() {
    return header.shape();
  }

  GuardedInput in() {
    return in;
  }

  /// Whether the numbers come in the order of the last index fastest.
  boolean isInOrder() {
    return !header.fortranOrder() || header.shape().length < 2;
  }

  /// The whole array, from a stream of which nothing was read yet; closes it.
  ///
  /// @throws dev.gradus.core.InputException if it is more than may be held
  double[] all() {
    try (this) {
      long most = in.budget() / Double.BYTES;
      if (left / header.type().bytes > most) {
        throw in.refuse(
            "more than " + most + " numbers, which is all that may be held of it; split the file");
      }
      double[] values = new double[Math.toIntExact(left / header.type().bytes)];
      read(values, values.length);
      return values;
    }
  }

  /// Reads the next numbers.
  ///
  /// @throws dev.gradus.core.InputException if the file ends before them, or holds a whole number
  ///   that a double does not
  void read(double[] values, int count) {
    ElementType type = header.type();
    for (int i = 0; i < count; i++) {
      if (!buffer.hasRemaining()) {
        fill();
      }
      values[i] =
          switch (type) {
            case FLOAT16 -> Float.float16ToFloat(buffer.getShort());
            case FLOAT32 -> buffer.getFloat();
            case FLOAT64 -> buffer.getDouble();
            case BOOL -> buffer.get() == 0 ? 0 : 1;
            case INT8 -> buffer.get();
            case UINT8 -> buffer.get() & 0xff;
            case INT16 -> buffer.getShort();
            case UINT16 -> buffer.getShort() & 0xffff;
            case INT32 -> buffer.getInt();
            case UINT32 -> buffer.getInt() & 0xffff_ffffL;
            case INT64, UINT64 -> exact(buffer.getLong());
          };
    }
  }

  private double exact(long value) {
    if ((long) (double) value != value) {
      throw in.refuse(
          value + " found, expected whole numbers below 2^53; write shorter ids, such as 0, 1, 2");
    }
    return (double) value;
  }

  private void fill() {
    int want = (int) Math.min(PIECE, left);
    byte[] target = want == PIECE ? piece : new byte[want];
    int got = want == 0 ? 0 : in.readSome(target);
    if (got < want || want == 0) {
      throw in.refuse(
          "the file ends " + (left - got) + " bytes too early; it is cut off: write it again");
    }
    if (target != piece) {
      System.arraycopy(target, 0, piece, 0, got);
    }
    buffer.clear().limit(got);
    left -= got;
    if (left == 0) {
      in.expectEnd("the array that its header declares");
      atEnd.run();
    }
  }

  @Override
  public void close() {
    in.close();
  }
}
