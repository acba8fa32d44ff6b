package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// Class labels from a file: one whole number from 0 on for each example.
public final class Labels {
  private static final Pattern TEXT = Pattern.compile("\\.(csv|tsv|txt)(\\.gz)?$");
  private static final double LARGEST = Integer.MAX_VALUE;

  private Labels() {}

  /// Reads labels from NPY (any integer type, bool, or floats that are whole) or from text of one
  /// number a line, with or without a name in the first line.
  ///
  /// @return one label an example
  /// @throws InputException if the file holds anything else: another shape, fractions, NaN,
  ///   negative numbers, numbers above 2^31-1, nothing
  public static int[] read(Path file) {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".npz")) {
      throw new InputException(
          GuardedInput.printable(file.toString())
              + ": an NPZ holds several arrays, expected one array of labels; save it alone with"
              + " numpy.save");
    }
    try (GuardedInput in = GuardedInput.open(file)) {
      boolean text = TEXT.matcher(lower).find();
      return text ? ofColumn(in, Csv.read(in).values()) : of(in, Npy.read(in));
    }
  }

  private static int[] ofColumn(GuardedInput in, NdArray table) {
    int width = table.shape().get(1);
    if (width != 1) {
      throw in.refuse(
          "a table of "
              + width
              + " columns, expected one label a line; keep the column of labels"
              + " only");
    }
    return values(in.name(), table, "row ");
  }

  private static int[] of(GuardedInput in, NdArray array) {
    if (array.shape().size() != 1) {
      throw in.refuse(
          "an array of shape "
              + array.shape()
              + ", expected one dimension; save labels.ravel(), or"
              + " scores.argmax(axis=1) if these are scores");
    }
    return values(in.name(), array, "index ");
  }

  /// @param file for messages
  /// @param place what is numbered, such as `row `, from 1 on, or `index `
  static int[] values(String file, NdArray array, String place) {
    if (array.size() == 0) {
      throw new InputException(
          file + ": no label in it, expected one for each example; save it again");
    }
    int[] labels = new int[array.size()];
    for (int i = 0; i < labels.length; i++) {
      // Every long beyond 2^53 is far outside the range however it is rounded.
      double value = array.real(i);
      if (!(value >= 0 && value <= LARGEST && value == Math.rint(value))) {
        String found =
            switch (array.type()) {
              case FLOAT32, FLOAT64 -> Double.toString(value);
              case UINT64 -> Long.toUnsignedString(array.integer(i));
              default -> Long.toString(array.integer(i));
            };
        throw new InputException(
            file
                + ": "
                + place
                + (i + ("row ".equals(place) ? 1 : 0))
                + " is "
                + found
                + ", expected a whole number from 0 to 2147483647; save class indices, as"
                + " labels.astype(int)");
      }
      labels[i] = (int) value;
    }
    return labels;
  }
}
