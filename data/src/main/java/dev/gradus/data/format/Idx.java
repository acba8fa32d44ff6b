package dev.gradus.data.format;

import java.nio.ByteBuffer;
import java.util.Locale;

/// The IDX format of the MNIST files: two zero bytes, a type byte, the count of dimensions, the
/// dimensions as big-endian int32, then the numbers, big-endian, last index fastest.
public final class Idx {
  private static final int MOST_DIMENSIONS = 8;

  private Idx() {}

  /// Reads a whole file of one array.
  ///
  /// @throws dev.gradus.core.InputException if it is not IDX, or shorter or longer than it says
  public static NdArray read(GuardedInput in) {
    int magic = in.int32("the IDX header");
    int dimensions = magic & 0xff;
    if (magic >>> 16 != 0 || dimensions == 0 || dimensions > MOST_DIMENSIONS) {
      throw in.refuse(
          String.format(
              Locale.ROOT,
              "first four bytes 0x%08x, expected an IDX header such as 0x00000803 (images) or"
                  + " 0x00000801 (labels); check that this is the right file",
              magic));
    }
    ElementType type =
        switch (magic >>> 8) {
          case 0x08 -> ElementType.UINT8;
          case 0x09 -> ElementType.INT8;
          case 0x0b -> ElementType.INT16;
          case 0x0c -> ElementType.INT32;
          case 0x0d -> ElementType.FLOAT32;
          case 0x0e -> ElementType.FLOAT64;
          default ->
              throw in.refuse(
                  String.format(
                      Locale.ROOT,
                      "IDX type code 0x%02x, expected 0x08, 0x09, 0x0b, 0x0c, 0x0d or 0x0e; check"
                          + " that this is the right file",
                      magic >>> 8));
        };
    ByteBuffer header = ByteBuffer.wrap(in.read(4L * dimensions, "the IDX dimensions"));
    long[] shape = new long[dimensions];
    for (int k = 0; k < dimensions; k++) {
      shape[k] = header.getInt();
    }
    int[] lengths = Shapes.checked(in, shape, type);
    ByteBuffer values = ByteBuffer.wrap(in.read(Shapes.bytes(lengths, type), "the array"));
    in.expectEnd("the array that its header declares");
    return new NdArray(type, lengths, values);
  }
}
