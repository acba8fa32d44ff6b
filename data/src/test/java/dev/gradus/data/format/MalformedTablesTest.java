package dev.gradus.data.format;

import static dev.gradus.data.format.SmallFiles.bytes;
import static dev.gradus.data.format.SmallFiles.gzip;
import static dev.gradus.data.format.SmallFiles.npyFile;
import static dev.gradus.data.format.SmallFiles.random;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// CSV, and labels in any file.
class MalformedTablesTest extends MalformedInput {
  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    csv(all);
    labels(all);
    return all.stream();
  }

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

  private static void labels(List<Arguments> all) {
    label(all, "fraction", NdArray.of(new double[] {0, 1.5}, 2), "index 1 is 1.5");
    label(all, "NaN", NdArray.of(new double[] {Double.NaN, 1}, 2), "index 0 is NaN");
    label(all, "float32 NaN", NdArray.of(new float[] {1, Float.NaN}, 2), "index 1 is NaN");
    label(all, "infinity", NdArray.of(new double[] {Double.POSITIVE_INFINITY}, 1), "Infinity");
    label(all, "negative", NdArray.of(new int[] {0, -1}, 2), "index 1 is -1 ");
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
    labels(all, "NPY named text", "y.csv", npyFile("'<i4'", "False", "(3,)", 12), "");
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
          "text " + GuardedInput.printable(text),
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
}
