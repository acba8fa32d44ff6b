package dev.gradus.data.format;

import static dev.gradus.data.format.SmallFiles.bytes;
import static dev.gradus.data.format.SmallFiles.gzip;
import static dev.gradus.data.format.SmallFiles.npyFile;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// IDX and CIFAR-10.
class MalformedImagesTest extends MalformedInput {
  private static final int CIFAR_RECORDS = 2;

  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    idx(all);
    cifar(all);
    return all.stream();
  }

  private static void idx(List<Arguments> all) {
    byte[] good = idx(0x0803, new int[] {3, 2, 2}, 12);
    for (int length = 0; length < good.length; length++) {
      idx(all, "cut after " + length, Arrays.copyOf(good, length), "");
      if (length > 1) {
        idx(all, "gzipped, cut after " + length, gzip(Arrays.copyOf(good, length)), "");
      }
    }
    byte[] zipped = gzip(good);
    for (int length = 2; length < zipped.length; length += 3) {
      idx(all, "gzip cut after " + length, Arrays.copyOf(zipped, length), "get ");
    }
    for (int at : new int[] {3, zipped.length - 6, zipped.length - 1}) {
      byte[] broken = zipped.clone();
      broken[at] ^= 0x55;
      idx(all, "gzip with byte " + at + " broken", broken, "get ");
    }
    idx(all, "one byte too many", idx(0x0803, new int[] {3, 2, 2}, 13), "goes on after");
    idx(all, "gzip bomb after the array", gzip(idx(0x0801, new int[] {5}, 1 << 26)), "goes on");
    idx(all, "wrong magic", idx(0x12345678, new int[] {3}, 3), "0x12345678");
    idx(all, "no dimension", idx(0x0800, new int[] {}, 1), "0x00000800");
    idx(all, "255 dimensions", idx(0x08ff, new int[] {3}, 3), "0x000008ff");
    idx(all, "unknown type", idx(0x0a01, new int[] {3}, 3), "type code 0x0a");
    idx(all, "negative dimension", idx(0x0801, new int[] {-5}, 3), "negative");
    idx(all, "little-endian header", idx(0x01080000, new int[] {3}, 3), "0x01080000");
    idx(all, "claims 2 GiB", idx(0x0801, new int[] {Integer.MAX_VALUE}, 9), "2147483647");
    idx(all, "claims 2^93", idx(0x0803, new int[] {-1 >>> 1, -1 >>> 1, -1 >>> 1}, 9), "2^31");
    idx(all, "claims more floats", idx(0x0d01, new int[] {10}, 12), "should take 40");
    idx(all, "zipped, claims 900 MB", gzip(idx(0x0801, new int[] {900_000_000}, 9)), "at most");
    idx(all, "zero times huge", idx(0x0803, new int[] {0, 1 << 30, 1 << 30}, 0), "2^31");
    idx(all, "an NPY file", npyFile("'<i4'", "False", "(3,)", 12), "0x934e554d");
    idx(all, "text", "1,2,3\n".getBytes(StandardCharsets.UTF_8), "first four bytes");
  }

  private static void idx(List<Arguments> all, String name, byte[] content, String expected) {
    Consumer<Path> reader =
        file -> {
          try (GuardedInput in = GuardedInput.open(file)) {
            Idx.read(in);
          }
        };
    all.add(arguments("IDX " + name, "images.idx", content, reader, expected));
  }

  private static byte[] idx(int magic, int[] shape, int values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values).putInt(magic);
    Arrays.stream(shape).forEach(bytes::putInt);
    return bytes.array();
  }

  private static void cifar(List<Arguments> all) {
    int record = Cifar10Binary.PIXELS + 1;
    for (int length : new int[] {0, 1, record - 1, record, 2 * record - 1}) {
      cifar(all, "cut after " + length, new byte[length], "records");
      cifar(all, "gzipped, cut after " + length, gzip(new byte[length]), "records");
    }
    cifar(all, "one byte too many", new byte[2 * record + 1], "goes on after");
    cifar(all, "bomb", gzip(new byte[1 << 26]), "goes on after");
    for (int label : new int[] {10, 127, 128, 255}) {
      byte[] wrong = new byte[2 * record];
      wrong[record] = (byte) label;
      cifar(all, "label " + label, wrong, "record 1 has label " + label);
    }
  }

  private static void cifar(List<Arguments> all, String name, byte[] content, String expected) {
    Consumer<Path> reader =
        file -> {
          try (GuardedInput in = GuardedInput.open(file)) {
            Cifar10Binary.read(in, CIFAR_RECORDS);
          }
        };
    all.add(arguments("CIFAR-10 " + name, "batch.bin", content, reader, expected));
  }
}
