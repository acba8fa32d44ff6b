package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import dev.gradus.core.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that are broken or lie: each must be refused in one line, in little time and memory.
class MalformedInputTest {
  private static final long MOST_MEMORY = 16 << 20;
  private static final long MOST_NANOSECONDS = 1_000_000_000;
  private static final int CIFAR_RECORDS = 2;

  @TempDir static Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefusedInOneLineWithLittleTimeAndMemory(
      String name, String fileName, byte[] content, Consumer<Path> reader, String expected)
      throws IOException {
    Path file = Files.write(folder.resolve(fileName), content);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long memory = threads.getCurrentThreadAllocatedBytes();
    long time = threads.getCurrentThreadCpuTime();
    Throwable thrown = catchThrowable(() -> reader.accept(file));
    time = threads.getCurrentThreadCpuTime() - time;
    memory = threads.getCurrentThreadAllocatedBytes() - memory;

    assertThat(thrown).isInstanceOf(InputException.class);
    assertThat(thrown.getMessage())
        .startsWith(file.toString())
        .contains(expected)
        .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029]")
        .hasSizeLessThan(file.toString().length() + 400);
    assertThat(memory).as("bytes allocated").isLessThan(MOST_MEMORY);
    assertThat(time).as("CPU time").isLessThan(MOST_NANOSECONDS);
  }

  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    idx(all);
    cifar(all);
    npy(all);
    npz(all);
    csv(all);
    labels(all);
    return all.stream();
  }

  @Test
  void thereAreAtLeast150OfThem() {
    assertThat(cases().count()).isGreaterThanOrEqualTo(150);
  }

  // IDX

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
    idx(all, "an NPY file", npy("'<i4'", "False", "(3,)", 12), "0x934e554d");
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

  // CIFAR-10

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

  // NPY

  private static void npy(List<Arguments> all) {
    byte[] good = npy("'<i4'", "False", "(3,)", 12);
    for (int length = 0; length < good.length; length += length < 12 ? 1 : 5) {
      npy(all, "cut after " + length, Arrays.copyOf(good, length), "");
    }
    npy(all, "one byte too many", npy("'<i4'", "False", "(3,)", 13), "goes on after");
    npy(all, "header claims more", npy("'<i4'", "False", "(4,)", 12), "should take 16");
    npy(all, "header claims less", npy("'<i4'", "False", "(2,)", 12), "goes on after");
    npy(all, "wider type than there is", npy("'<f8'", "False", "(3,)", 12), "should take 24");
    npy(all, "claims 1 GB", npy("'<f8'", "False", "(125000000,)", 12), "1000000000");
    npy(all, "zipped, claims 1 GB", gzip(npy("'|u1'", "False", "(1000000000,)", 12)), "at most");
    npy(all, "claims 2^62", npy("'|u1'", "False", "(4611686018427387904,)", 12), "2^31");
    npy(
        all,
        "claims 2^64 by product",
        npy("'|u1'", "False", "(4294967296, 4294967296)", 9),
        "2^31");
    npy(all, "dimension beyond 2^63", npy("'|u1'", "False", "(9223372036854775808,)", 9), "2^63");
    npy(all, "negative dimension", npy("'<i4'", "False", "(-3,)", 12), "negative");
    npy(all, "negative squared", npy("'<i4'", "False", "(-3, -1)", 12), "negative");
    npy(all, "zero times huge", npy("'|u1'", "False", "(0, 4294967296)", 0), "2^31");
    npy(all, "33 dimensions", npy("'|u1'", "False", "(" + "1, ".repeat(33) + ")", 1), "32");
    for (String shape :
        List.of(
            "3", "[3]", "'3'", "(3)", "(3.0,)", "(3,,)", "(,)", "((3,),)", "(3", "(3 4)", "None",
            "(0x3,)", "(1e9,)", "(True,)", "")) {
      npy(all, "shape " + shape, npy("'<i4'", "False", shape, 12), "NPY header broken");
    }
    for (String order : List.of("0", "None", "'False'", "false", "()", "")) {
      npy(all, "fortran_order " + order, npy("'<i4'", order, "(3,)", 12), "NPY header broken");
    }
    for (String type :
        List.of(
            "'<f3'",
            "'<f16'",
            "'<c16'",
            "'<U3'",
            "'|S3'",
            "'<M8[D]'",
            "'<m8'",
            "'|V4'",
            "'<i3'",
            "'<i16'",
            "'i4'",
            "'!i4'",
            "'|i4'",
            "''",
            "'<b1x'",
            "'\u0000\n<i4'",
            "'" + "<".repeat(5000) + "'")) {
      npy(
          all,
          "dtype " + type.substring(0, Math.min(12, type.length())),
          npy(type, "False", "(3,)", 12),
          "expected bool, an integer");
    }
    for (String type : List.of("'|O'", "'<O'", "'O'", "'|O8'".replace("8", ""))) {
      npy(all, "objects " + type, npy(type, "False", "(3,)", 12), "pickled");
    }
    npy(all, "structured", npy("[('a', '<i4'), ('b', '<f8')]", "False", "(1,)", 12), "structured");
    npy(all, "dtype without quotes", npy("<i4", "False", "(3,)", 12), "quoted string");
    for (String name : List.of("object", "text", "complex", "structured", "datetime")) {
      npy(all, "numpy's " + name, bytes(NpyTest.numpy(name + ".npy")), "save");
    }
    npy(all, "key missing", npyHeader(1, "{'descr': '<i4', 'shape': (3,), }"), "the keys descr");
    npy(all, "key twice", npyHeader(1, "{'shape': (3,), 'shape': (3,), }"), "each key once");
    npy(
        all,
        "unknown key",
        npyHeader(1, "{'descr': '<i4', 'fortran_order': False, 'shape': (3,), 'x': 'y'}"),
        "no others");
    npy(all, "code in the header", npyHeader(1, "__import__('os').system('true')"), "expected '{'");
    npy(all, "open dictionary", npyHeader(1, "{'descr': '<i4'"), "expected '}'");
    npy(all, "text after dictionary", npyHeader(1, "{}{}"), "nothing after");
    npy(all, "empty header", npyHeader(1, ""), "expected '{'");
    npy(all, "deep brackets", npyHeader(2, "{'descr': " + "[".repeat(60_000)), "closing bracket");
    npy(all, "long header", npyHeader(2, " ".repeat(70_000)), "at most 65536");
    npy(all, "version 4", version(good, 4, 0), "version 4.0");
    npy(all, "version 0", version(good, 0, 0), "version 0.0");
    npy(all, "version 1.1", version(good, 1, 1), "version 1.1");
    npy(all, "version 255", version(good, 255, 0), "version 255.0");
    byte[] longHeader = npyHeader(2, "");
    ByteBuffer.wrap(longHeader).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
    npy(all, "header of 4 GiB", longHeader, "4294967295");
    byte[] wrongMagic = good.clone();
    wrongMagic[0] = 'X';
    npy(all, "wrong magic", wrongMagic, "not an NPY file");
    npy(all, "a zip", zip("y.npy", good), "not an NPY file");
    npy(all, "gzip bomb after the array", gzip(Arrays.copyOf(good, 1 << 26)), "goes on after");
  }

  private static void npy(List<Arguments> all, String name, byte[] content, String expected) {
    Consumer<Path> reader = Npy::read;
    all.add(arguments("NPY " + printable(name), "a.npy", content, reader, expected));
  }

  static byte[] npy(String descr, String fortranOrder, String shape, int values) {
    String header =
        "{'descr': "
            + descr
            + ", 'fortran_order': "
            + fortranOrder
            + ", 'shape': "
            + shape
            + ", }\n";
    byte[] start = npyHeader(1, header);
    return Arrays.copyOf(start, start.length + values);
  }

  private static byte[] npyHeader(int version, String header) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + text.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(Npy.MAGIC).put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) text.length);
    } else {
      bytes.putInt(text.length);
    }
    return bytes.put(text).array();
  }

  private static byte[] version(byte[] npy, int major, int minor) {
    byte[] changed = npy.clone();
    changed[6] = (byte) major;
    changed[7] = (byte) minor;
    return changed;
  }

  // NPZ

  private static void npz(List<Arguments> all) {
    byte[] array = npy("'<i4'", "False", "(3,)", 12);
    byte[] good = zip("y.npy", array);
    for (int length = 0; length < good.length; length += 12) {
      npz(all, "cut after " + length, Arrays.copyOf(good, length), "numpy.savez");
    }
    npz(all, "empty zip", zip(), "no array");
    npz(
        all,
        "not arrays",
        zip("readme.txt", "hello, hello".getBytes(StandardCharsets.UTF_8)),
        "not an NPY");
    npz(all, "an empty entry", zip("y.npy", new byte[0]), "[y.npy]");
    npz(all, "a cut array", zip("y.npy", Arrays.copyOf(array, array.length - 1)), "should take 12");
    npz(all, "a longer array", zip("y.npy", Arrays.copyOf(array, array.length + 1)), "goes on");
    npz(all, "a bomb behind an array", zip("y.npy", Arrays.copyOf(array, 1 << 26)), "goes on");
    npz(
        all,
        "an array that claims 1 GB",
        zip("y.npy", npy("'|u1'", "False", "(1000000000,)", 99)),
        "[y.npy]");
    npz(all, "pickled objects", zip("y.npy", npy("'|O'", "False", "(3,)", 12)), "pickled");
    npz(all, "a name with a line break", zip("a\nb.npy", new byte[9]), "[a?b.npy]");
    npz(all, "the same array twice", zip("y.npy", array, "y", array), "two arrays named");
    npz(all, "an NPY file", array, "not a readable zip");
    npz(all, "a gzip", gzip(array), "not a readable zip");
    byte[] wrongSize = good.clone();
    int directory = lastIndexOf(wrongSize, new byte[] {'P', 'K', 1, 2});
    ByteBuffer.wrap(wrongSize).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 1 << 30);
    npz(all, "a directory that claims 1 GiB", wrongSize, "the zip directory lists 1073741824");
    byte[] wrongOffset = good.clone();
    ByteBuffer.wrap(wrongOffset).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 42, 1 << 20);
    npz(all, "a directory that points outside", wrongOffset, "");
    byte[] wrongMethod = good.clone();
    wrongMethod[directory + 10] = 99;
    npz(all, "an unknown compression", wrongMethod, "not a readable zip");
    byte[] encrypted = good.clone();
    encrypted[directory + 8] |= 1;
    npz(all, "encryption", encrypted, "not a readable zip");
    byte[] damaged = good.clone();
    Arrays.fill(damaged, 40, 60, (byte) 0xff);
    npz(all, "damaged deflate data", damaged, "");
    byte[] wrongCrc = good.clone();
    wrongCrc[directory + 16] ^= 1;
    npz(all, "a wrong checksum", wrongCrc, "checksum");
  }

  private static void npz(List<Arguments> all, String name, byte[] content, String expected) {
    Consumer<Path> reader = Npz::read;
    all.add(arguments("NPZ " + name, "a.npz", content, reader, expected));
  }

  // CSV

  private static void csv(List<Arguments> all) {
    csv(all, "", "", "no row");
    csv(all, "only a header", "a,b\n", "no row");
    csv(all, "only comments", "# a\n#b\n\n", "no row");
    csv(all, "two headers", "a,b\nc,d\n", ":2: column 1 is \"c\"");
    csv(all, "short row", "1,2\n3\n", ":2: 1 cells, expected 2");
    csv(all, "long row", "1,2\n3,4,5\n", ":2: 3 cells, expected 2");
    csv(all, "other separator later", "1,2\n3;4\n", ":2: 1 cells");
    csv(all, "empty cell", "1,2\n3,\n", ":2: column 2 is \"\"");
    csv(all, "word among numbers", "1,2\n\n3,cat\n", ":3: column 2 is \"cat\"");
    csv(all, "mixed first line", "1,cat\n2,3\n", ":1: column 2 is \"cat\"");
    csv(all, "hexadecimal", "1\n0x10\n", "\"0x10\"");
    csv(all, "Java's suffix", "1\n1d\n", "\"1d\"");
    csv(all, "two numbers in a cell", "1,2\n3,4 5\n", "\"4 5\"");
    csv(all, "control characters", "1\n\u0007\u0000\u001b[31m\n", "\"???[31m\"");
    csv(all, "long cell", "1\n" + "x".repeat(100_000) + "\n", "...");
    csv(all, "number of 1000 digits", "1\n" + "1".repeat(1000) + "\n", "expected a number");
    csv(all, "line of 2 MiB", "1,".repeat(1 << 20), "longer than");
    csv(all, "Unicode digits", "1\n\u0663\n", "expected a number");
    csv(all, "line separators", "1\n2\u2028\u00853\n", "\"2??3\"");
    all.add(
        arguments(
            "CSV gzip bomb",
            "t.csv",
            gzip(new byte[1 << 26]),
            (Consumer<Path>) Csv::read,
            "longer than"));
    all.add(
        arguments("CSV of random bytes", "t.csv", random(10_000), (Consumer<Path>) Csv::read, ""));
  }

  private static void csv(List<Arguments> all, String name, String text, String expected) {
    Consumer<Path> reader = Csv::read;
    all.add(
        arguments("CSV " + name, "t.csv", text.getBytes(StandardCharsets.UTF_8), reader, expected));
  }

  // labels

  private static void labels(List<Arguments> all) {
    label(all, "fraction", NdArray.of(new double[] {0, 1.5}, 2), "index 1 is 1.5");
    label(all, "NaN", NdArray.of(new double[] {Double.NaN, 1}, 2), "index 0 is NaN");
    label(all, "float32 NaN", NdArray.of(new float[] {1, Float.NaN}, 2), "index 1 is NaN");
    label(all, "infinity", NdArray.of(new double[] {Double.POSITIVE_INFINITY}, 1), "Infinity");
    label(all, "negative", NdArray.of(new int[] {0, -1}, 2), "index 1 is -1,");
    label(
        all, "negative int64", NdArray.of(new long[] {Long.MIN_VALUE}, 1), "-9223372036854775808");
    label(all, "2^31", NdArray.of(new long[] {1L << 31}, 1), "index 0 is 2147483648");
    label(all, "2^31 as float", NdArray.of(new double[] {0x1p31}, 1), "index 0 is 2.147483648E9");
    label(all, "tiny fraction", NdArray.of(new double[] {1 + 0x1p-52}, 1), "1.0000000000000002");
    label(all, "empty", NdArray.of(new int[0], 0), "no label");
    label(all, "single number", NdArray.of(new int[1]), "shape []");
    byte[] large = bytes(NpyTest.numpy("u8_large.npy"));
    labels(all, "uint64", "y.npy", large, "18446744073709551615");
    labels(all, "text named NPY", "y.npy", "1\n2\n".getBytes(StandardCharsets.UTF_8), "");
    labels(all, "NPY named text", "y.csv", npy("'<i4'", "False", "(3,)", 12), "");
    for (String text :
        List.of(
            "",
            "label\n",
            "0\n1.5\n",
            "0\nnan\n",
            "0\ninf\n",
            "0\n-1\n",
            "0\n2147483648\n",
            "0\ncat\n",
            "0\n1e99\n")) {
      labels(
          all,
          "text " + printable(text),
          "y.csv",
          text.getBytes(StandardCharsets.UTF_8),
          "expected");
    }
  }

  private static void label(List<Arguments> all, String name, NdArray array, String expected) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Npy.write(bytes, array);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    labels(all, name, "y.npy", bytes.toByteArray(), expected);
  }

  private static void labels(
      List<Arguments> all, String name, String file, byte[] content, String expected) {
    Consumer<Path> reader = path -> ModelOutput.readOne(path.toString());
    all.add(arguments("labels: " + name, file, content, reader, expected));
  }

  // making files

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        out.write((byte[]) namesAndContents[i + 1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new java.util.Random(1).nextBytes(bytes);
    return bytes;
  }

  private static int lastIndexOf(byte[] all, byte[] part) {
    for (int i = all.length - part.length; i >= 0; i--) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  private static String printable(String text) {
    return GuardedInput.printable(text);
  }
}
