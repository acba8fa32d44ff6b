package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void archivesThatNumpyWroteAreRead(String name) {
    Map<String, NdArray> arrays = Npz.read(NpyTest.numpy(name));
    assertThat(arrays).containsOnlyKeys("y", "x");
    assertThat(arrays.get("y").toDoubles()).containsExactly(1, 2, 3);
  }

  @Test
  void archivesComeBackInTheirOrderAndTheSameArraysGiveTheSameBytes(@TempDir Path folder)
      throws IOException {
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    arrays.put("zeta", NdArray.of(new double[] {1, 2}, 2));
    arrays.put("alpha", NdArray.of(new int[] {3}, 1));
    Npz.write(folder.resolve("a.npz"), arrays);
    Npz.write(folder.resolve("b.npz"), arrays);
    assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
    Map<String, NdArray> back = Npz.read(folder.resolve("a.npz"));
    assertThat(back.keySet()).containsExactly("zeta", "alpha");
    assertThat(back.get("zeta").toDoubles()).containsExactly(1, 2);
  }

  @Test
  void theBudgetHoldsForAllArraysTogether(@TempDir Path folder) throws IOException {
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      arrays.put("a" + i, NdArray.of(new double[10_000], 10_000));
    }
    Path file = folder.resolve("many.npz");
    Npz.write(file, arrays);
    assertThat(Npz.read(file, 900_000)).hasSize(10);
    assertThatThrownBy(() -> Npz.read(file, 400_000))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[a4.npy]")
        .hasMessageContaining("more than the");
  }

  @Test
  void aFlippedBitInAStoredArrayIsFoundByItsChecksum(@TempDir Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(NpyTest.numpy("stored.npz"));
    int data = indexOf(bytes, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 2});
    bytes[data] ^= 4;
    Path file = Files.write(folder.resolve("flipped.npz"), bytes);
    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[y.npy]: its checksum is wrong");
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (java.util.Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }
}
