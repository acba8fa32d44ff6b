package dev.gradus.data.format;

import static dev.gradus.data.format.SmallFiles.bytes;
import static dev.gradus.data.format.SmallFiles.gzip;
import static dev.gradus.data.format.SmallFiles.npyFile;
import static dev.gradus.data.format.SmallFiles.npyHeader;
import static dev.gradus.data.format.SmallFiles.zip;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// NPY and NPZ.
class MalformedArraysTest extends MalformedInput {
  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    npy(all);
    npz(all);
    return all.stream();
  }

  private static void npy(List<Arguments> all) {
    byte[] good = npyFile("'<i4'", "False", "(3,)", 12);
    for (int length = 0; length < good.length; length += length < 12 ? 1 : 5) {
      npy(all, "cut after " + length, Arrays.copyOf(good, length), "");
    }
    npy(all, "one byte too many", npyFile("'<i4'", "False", "(3,)", 13), "goes on after");
    npy(all, "header claims more", npyFile("'<i4'", "False", "(4,)", 12), "should take 16");
    npy(all, "header claims less", npyFile("'<i4'", "False", "(2,)", 12), "goes on after");
    npy(all, "wider type than there is", npyFile("'<f8'", "False", "(3,)", 12), "should take 24");
    npy(all, "claims 1 GB", npyFile("'<f8'", "False", "(125000000,)", 12), "1000000000");
    npy(
        all,
        "zipped, claims 1 GB",
        gzip(npyFile("'|u1'", "False", "(1000000000,)", 12)),
        "at most");
    npy(all, "claims 2^62", npyFile("'|u1'", "False", "(4611686018427387904,)", 12), "2^31");
    npy(
        all,
        "claims 2^64 by product",
        npyFile("'|u1'", "False", "(4294967296, 4294967296)", 9),
        "2^31");
    npy(
        all,
        "dimension beyond 2^63",
        npyFile("'|u1'", "False", "(9223372036854775808,)", 9),
        "2^63");
    npy(all, "negative dimension", npyFile("'<i4'", "False", "(-3,)", 12), "negative");
    npy(all, "negative squared", npyFile("'<i4'", "False", "(-3, -1)", 12), "negative");
    npy(all, "zero times huge", npyFile("'|u1'", "False", "(0, 4294967296)", 0), "2^31");
    npy(all, "33 dimensions", npyFile("'|u1'", "False", "(" + "1, ".repeat(33) + ")", 1), "32");
    for (String shape :
        List.of(
            "3", "[3]", "'3'", "(3)", "(3.0,)", "(3,,)", "(,)", "((3,),)", "(3", "(3 4)", "None",
            "(0x3,)", "(1e9,)", "(True,)", "")) {
      npy(all, "shape " + shape, npyFile("'<i4'", "False", shape, 12), "NPY header broken");
    }
    for (String order : List.of("0", "None", "'False'", "false", "()", "")) {
      npy(all, "fortran_order " + order, npyFile("'<i4'", order, "(3,)", 12), "NPY header broken");
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
          npyFile(type, "False", "(3,)", 12),
          "expected bool, an integer");
    }
    for (String type : List.of("'|O'", "'<O'", "'O'", "'|O8'".replace("8", ""))) {
      npy(all, "objects " + type, npyFile(type, "False", "(3,)", 12), "pickled");
    }
    npy(
        all,
        "structured",
        npyFile("[('a', '<i4'), ('b', '<f8')]", "False", "(1,)", 12),
        "structured");
    npy(all, "dtype without quotes", npyFile("<i4", "False", "(3,)", 12), "quoted string");
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
    all.add(arguments("NPY " + GuardedInput.printable(name), "a.npy", content, reader, expected));
  }

  private static byte[] version(byte[] npy, int major, int minor) {
    byte[] changed = npy.clone();
    changed[6] = (byte) major;
    changed[7] = (byte) minor;
    return changed;
  }

  private static void npz(List<Arguments> all) {
    byte[] array = npyFile("'<i4'", "False", "(3,)", 12);
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
        zip("y.npy", npyFile("'|u1'", "False", "(1000000000,)", 99)),
        "[y.npy]");
    npz(all, "pickled objects", zip("y.npy", npyFile("'|O'", "False", "(3,)", 12)), "pickled");
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

  private static int lastIndexOf(byte[] all, byte[] part) {
    for (int i = all.length - part.length; i >= 0; i--) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }
}
