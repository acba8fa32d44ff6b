package dev.gradus.measures.information;

import dev.gradus.core.InputException;
import java.util.Arrays;

/// Ascending classes, and what triples of them are called in a table that holds only those that
/// occur.
final class Classes {
  private static final int MOST_CLASSES = 1 << 20;

  private Classes() {}

  /// Those that occur in one of the variables.
  static int[] of(int[] label, int[] model, int[] by) {
    return union(union(distinct(label), distinct(model)), distinct(by));
  }

  /// From 0 to k - 1.
  static int[] range(int k) {
    int[] range = new int[k];
    Arrays.setAll(range, i -> i);
    return range;
  }

  /// @param what the name of the values, for a message
  /// @throws InputException if one is negative
  static int largest(String what, int[] values) {
    int largest = 0;
    int signs = 0;
    for (int value : values) {
      largest = Math.max(largest, value);
      signs |= value;
    }
    if (signs < 0) {
      int at = 0;
      while (values[at] >= 0) {
        at++;
      }
      throw new InputException(
          what + "[" + at + "] is " + values[at] + ", expected a class from 0 on");
    }
    return largest;
  }

  /// The key (y K + f) K + l of a triple, in indices of the K classes.
  static long key(int[] classes, int y, int f, int l) {
    long k = classes.length;
    return (indexOf(classes, y) * k + indexOf(classes, f)) * k + indexOf(classes, l);
  }

  /// Negative if it is not there.
  static int indexOf(int[] classes, int value) {
    return value < classes.length && classes[value] == value
        ? value
        : Arrays.binarySearch(classes, value);
  }

  private static int[] distinct(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    int count = 0;
    for (int value : sorted) {
      if (count == 0 || sorted[count - 1] != value) {
        sorted[count++] = value;
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /// @throws InputException if there are more than 2^20
  static int[] union(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    int[] union = distinct(both);
    if (union.length > MOST_CLASSES) {
      throw new InputException(
          union.length
              + " different classes, expected at most "
              + MOST_CLASSES
              + "; are these class labels?");
    }
    return union;
  }
}
