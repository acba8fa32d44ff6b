package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  private static final double[] SIGNED = {-3, 0, 7, 100, -128, 127};
  private static final double[] UNSIGNED = {3, 0, 7, 100, 255, 200};
  private static final double[] REAL = {-0.5, 0, 7.25, 1e10, -0x1p-20, 3};

  /// A file that NumPy wrote.
  static Path numpy(String name) {
    return Path.of("src/test/resources/dev/gradus/data/format/numpy", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f4", "f8"})
  void everyNumberTypeIsReadInBothByteOrdersAndBothStorageOrders(String code) {
    double[] expected =
        switch (code.charAt(0)) {
          case 'i' -> SIGNED;
          case 'u' -> UNSIGNED;
          default -> REAL;
        };
    for (String variant : List.of("le_c", "le_f", "be_c", "be_f")) {
      NdArray array = Npy.read(numpy(code + "_" + variant + ".npy"));
      assertThat(array.shape()).as(variant).containsExactly(2, 3);
      assertThat(array.toDoubles())
          .as(variant)
          .usingElementComparator(
              (a, b) -> Double.compare(a, code.equals("f4") ? (float) (double) b : b))
          .containsExactly(expected);
      assertThat(array.type().npyCode).isEqualTo(code);
    }
  }

  @Test
  void aFortranOrderedCubeComesOutWithTheLastIndexFastest() {
    NdArray cube = Npy.read(numpy("cube_f.npy"));
    assertThat(cube.shape()).containsExactly(2, 3, 4);
    for (int i = 0; i < 24; i++) {
      assertThat(cube.integer(i)).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyVersionOfTheFormatIsRead(int version) {
    assertThat(Npy.read(numpy("version" + version + ".npy")).toDoubles()).containsExactly(5, 6, 7);
  }

  @Test
  void boolsScalarsEmptyArraysAndLargeUnsignedNumbersAreRead() {
    assertThat(Npy.read(numpy("bool.npy")).toDoubles()).containsExactly(1, 0, 1);
    // What NumPy says of half precision: [.25, -2, 1e-5, 65504, 1/3] rounded to it.
    assertThat(Npy.read(numpy("half.npy")).toDoubles())
        .containsExactly(0.25, -2, 1.0013580322265625e-05, 65504, 0.333251953125);
    assertThat(Npy.read(numpy("scalar.npy")).shape()).isEmpty();
    assertThat(Npy.read(numpy("scalar.npy")).real(0)).isEqualTo(2.5);
    assertThat(Npy.read(numpy("empty.npy")).shape()).containsExactly(0, 3);
    assertThat(Npy.read(numpy("u8_large.npy")).toDoubles())
        .containsExactly(0x1p64, 0x1p63, 0x1p53); // 2^64-1 and 2^53+1 round so
  }

  @ParameterizedTest
  @CsvSource({
    "i4_le_c", "i4_be_c", "i4_be_f", "f8_be_f", "i2_be_c", "f4_le_f", "u1_le_f", "u8_be_f"
  })
  void whatIsWrittenEqualsWhatNumpyWritesByteForByte(String name, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("a.npy");
    Npy.write(file, Npy.read(numpy(name + ".npy")));
    assertThat(file).hasSameBinaryContentAs(numpy(name.substring(0, 2) + "_le_c.npy"));
  }

  @Test
  void arraysMadeHereComeBack(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.npy");
    for (NdArray array :
        List.of(
            NdArray.of(new double[] {1.5, -2, Double.NaN}, 3),
            NdArray.of(new float[] {1.5f, -2, 3, 4}, 2, 2),
            NdArray.of(new int[] {1, -2, 3}, 1, 3, 1),
            NdArray.of(new long[] {Long.MIN_VALUE}),
            NdArray.of(new double[0], 0),
            NdArray.of(new double[100_000], 100_000))) {
      Npy.write(file, array);
      NdArray back = Npy.read(file);
      assertThat(back.toString()).isEqualTo(array.toString());
      assertThat(back.toDoubles()).containsExactly(array.toDoubles());
    }
    try (var left = Files.list(folder)) {
      assertThat(left).as("no partial file stays").containsExactly(file);
    }
  }
}
