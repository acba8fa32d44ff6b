package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Good files with a few random bytes changed, or cut: they are read, or refused in one line.
class MutatedInputTest {
  private static final int MUTATIONS = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i4_be_f.npy",
        "u8_le_c.npy",
        "version2.npy",
        "stored.npz",
        "deflated.npz",
        "savetxt.csv",
        "version3.npy.gz"
      })
  void nothingButARefusalInOneLineComesOut(String name, @TempDir Path folder) throws IOException {
    byte[] good = Files.readAllBytes(NpyTest.numpy(name.replace(".gz", "")));
    good = name.endsWith(".gz") ? SmallFiles.gzip(good) : good;
    Consumer<Path> reader =
        switch (name.substring(name.length() - 3)) {
          case "npz" -> Npz::read;
          case "csv" -> Csv::read;
          default -> Npy::read;
        };
    RandomStream random = new RandomStreams(5).stream(name);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = good.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(5) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      try {
        reader.accept(Files.write(folder.resolve(name), bytes));
      } catch (InputException e) {
        refused++;
        assertThat(e.getMessage()).doesNotContainPattern("[\\p{Cc}\\u2028\\u2029]");
      }
    }
    assertThat(refused).isBetween(MUTATIONS / 20, MUTATIONS);
  }
}
