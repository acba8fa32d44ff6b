package dev.gradus.data.format;

/// The binary version of CIFAR-10: records of one label byte (0-9) and 3,072 pixel bytes (1,024
/// red, green, blue, each row by row), without a header.
///
/// @param labels one a record
/// @param pixels 3,072 a record
public record Cifar10Binary(byte[] labels, byte[] pixels) {
  /// 3 channels of 32 x 32.
  public static final int PIXELS = 3 * 32 * 32;

  /// Reads a whole file of exactly `count` records.
  ///
  /// @throws dev.gradus.core.InputException if it holds fewer or more, or a label above 9
  public static Cifar10Binary read(GuardedInput in, int count) {
    byte[] records = in.read((long) count * (PIXELS + 1), count + " CIFAR-10 records");
    in.expectEnd(count + " CIFAR-10 records");
    byte[] labels = new byte[count];
    byte[] pixels = new byte[count * PIXELS];
    for (int i = 0; i < count; i++) {
      labels[i] = records[i * (PIXELS + 1)];
      if (labels[i] < 0 || labels[i] > 9) {
        throw in.refuse(
            "record "
                + i
                + " has label "
                + (labels[i] & 0xff)
                + ", expected 0 to 9; check that this is the binary version of CIFAR-10");
      }
      System.arraycopy(records, i * (PIXELS + 1) + 1, pixels, i * PIXELS, PIXELS);
    }
    return new Cifar10Binary(labels, pixels);
  }
}
