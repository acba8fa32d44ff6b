package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Classes of examples, whole numbers from 0 on; in a byte each where none is above 127. Where all
/// are -1 or 1, as a hinge loss has them, these are the classes 0 and 1.
final class Labels {
  /// What is said where -1 is beside others.
  static final String EXPECTED =
      "expected -1 and 1 alone or whole numbers from 0 to " + Integer.MAX_VALUE;

  private static final double LARGEST = Integer.MAX_VALUE;

  private final byte @Nullable [] narrow;
  private final int[] wide;

  private final boolean signs;

  private Labels(byte @Nullable [] narrow, int[] wide, boolean signs) {
    this.narrow = narrow;
    this.wide = wide;
    this.signs = signs;
  }

  static Labels of(int size, IntUnaryOperator label) {
    byte[] narrow = new byte[size];
    for (int i = 0; i < size; i++) {
      int value = label.applyAsInt(i);
      narrow[i] = (byte) value;
      if (narrow[i] != value) {
        int[] wide = new int[size];
        Arrays.setAll(wide, label);
        return new Labels(null, wide, false);
      }
    }
    return new Labels(narrow, new int[0], false);
  }

  /// Takes numbers of any type for classes.
  ///
  /// @throws InputException if there is none, or one is a fraction, NaN, negative (but for -1 among
  ///   -1 and 1 alone) or above 2^31-1
  static Labels of(String place, NdArray array) {
    if (array.size() == 0) {
      throw new InputException(
          place + ": no label in it, expected one for each example; save it again");
    }
    if (areSigns(array.size(), array::real)) {
      byte[] narrow = new byte[array.size()];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (byte) (array.real(i) > 0 ? 1 : 0);
      }
      return new Labels(narrow, new int[0], true);
    }
    return of(array.size(), i -> label(place, array, i));
  }

  /// Whether numbers are -1 and 1, or -1, alone.
  static boolean areSigns(int size, IntToDoubleFunction number) {
    boolean negative = false;
    for (int i = 0; i < size; i++) {
      double value = number.applyAsDouble(i);
      if (value != 1 && value != -1) {
        return false;
      }
      negative |= value < 0;
    }
    return negative;
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
    if (value == -1) {
      int other = 0;
      while (Math.abs(array.real(other)) == 1) {
        other++;
      }
      throw new InputException(
          "%s: index %d is -1 and index %d is %s, %s; save class indices, as (labels > 0).astype(int)"
              .formatted(place, i, other, array.real(other), EXPECTED));
    }
    throw new InputException(
        "%s: index %d is %s, expected a whole number from 0 to 2147483647; save class indices, as"
                .formatted(place, i, found)
            + " labels.astype(int)");
  }

  /// Whether they were -1 and 1.
  boolean signs() {
    return signs;
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
