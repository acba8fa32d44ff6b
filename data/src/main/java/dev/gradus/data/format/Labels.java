package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Classes of examples, whole numbers from 0 on; in a byte each where none is above 127.
final class Labels {
  private static final double LARGEST = Integer.MAX_VALUE;

  private final byte @Nullable [] narrow;
  private final int[] wide;

  private Labels(byte @Nullable [] narrow, int[] wide) {
    this.narrow = narrow;
    this.wide = wide;
  }

  static Labels of(int size, IntUnaryOperator label) {
    byte[] narrow = new byte[size];
    for (int i = 0; i < size; i++) {
      int value = label.applyAsInt(i);
      narrow[i] = (byte) value;
      if (narrow[i] != value) {
        int[] wide = new int[size];
        Arrays.setAll(wide, label);
        return new Labels(null, wide);
      }
    }
    return new Labels(narrow, new int[0]);
  }

  /// Takes numbers of any type for classes.
  ///
  /// @throws InputException if there is none, or one is a fraction, NaN, negative or above 2^31-1
  static Labels of(String place, NdArray array) {
    if (array.size() == 0) {
      throw new InputException(
          place + ": no label in it, expected one for each example; save it again");
    }
    return of(array.size(), i -> label(place, array, i));
  }

  private static int label(String place, NdArray array, int i) {
    // Every long beyond 2^53 is far outside the range however it is rounded.
    double value = array.real(i);
    if (value >= 0 && value <= LARGEST && value == Math.rint(value)) {
      return (int) value;
    }
    String found =
        switch (array.type()) {
          case FLOAT16, FLOAT32, FLOAT64 -> Double.toString(value);
          case UINT64 -> Long.toUnsignedString(array.integer(i));
          default -> Long.toString(array.integer(i));
        };
    throw new InputException(
        "%s: index %d is %s, expected a whole number from 0 to 2147483647; save class indices, as"
                .formatted(place, i, found)
            + " labels.astype(int)");
  }

  int size() {
    return narrow == null ? wide.length : narrow.length;
  }

  /// A byte each; null where one is above 127.
  byte @Nullable [] narrow() {
    return narrow;
  }

  int[] wide() {
    if (narrow == null) {
      return wide;
    }
    int[] widened = new int[narrow.length];
    Arrays.setAll(widened, i -> narrow[i]);
    return widened;
  }
}
