package dev.gradus.data.format;

import java.util.Arrays;

/// Shapes as declared by a file, checked before anything is computed from them.
final class Shapes {
  private Shapes() {}

  /// @throws dev.gradus.core.InputException if a dimension is negative or the product overflows
  static int[] checked(GuardedInput in, long[] shape, ElementType type) {
    long bytes = type.bytes;
    for (long length : shape) {
      if (length < 0) {
        throw in.refuse(
            "shape " + Arrays.toString(shape) + " has a negative dimension; write the file again");
      }
      // Zero dimensions are skipped so that the others must be sane even in an empty array.
      if (length != 0 && bytes > Integer.MAX_VALUE / length) {
        throw in.refuse(
            "shape "
                + Arrays.toString(shape)
                + " of "
                + type
                + " would take more than 2^31 bytes;"
                + " split the file, or write it again if that is not what it holds");
      }
      bytes *= Math.max(length, 1);
    }
    return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
  }

  static long bytes(int[] shape, ElementType type) {
    return Arrays.stream(shape).asLongStream().reduce(type.bytes, (a, b) -> a * b);
  }
}
