package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedInputTest {
  @TempDir Path folder;

  @Test
  void honestBombsStopAtTheBudget() throws IOException {
    Path bomb = Files.write(folder.resolve("bomb.gz"), SmallFiles.gzip(new byte[8 << 20]));
    try (GuardedInput in = GuardedInput.open(bomb, 1 << 20, false)) {
      assertThatThrownBy(() -> in.read(8 << 20, "the array"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("the array would take 8388608 bytes, more than the 1048576");
      assertThat(in.read(1 << 20, "a part")).hasSize(1 << 20);
      assertThatThrownBy(() -> in.read(1, "one more")).hasMessageContaining("more than");
    }
  }

  @Test
  void textStopsAtTheBudgetOfTheNumbersInIt() throws IOException {
    Path text = Files.writeString(folder.resolve("long.csv"), "0\n".repeat(10_000));
    try (GuardedInput in = GuardedInput.open(text, 8 * 9_999, false)) {
      assertThatThrownBy(() -> Csv.read(in)).hasMessageContaining("more than 9999 numbers");
    }
    try (GuardedInput in = GuardedInput.open(text, 8 * 10_000, false)) {
      assertThat(Csv.read(in).values().size()).isEqualTo(10_000);
    }
  }

  @Test
  void pathsThatAreNoReadableFilesAreNamed() {
    assertThatThrownBy(() -> GuardedInput.open(folder.resolve("no\nsuch")))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("no?such: no such file; check the path");
    assertThatThrownBy(() -> GuardedInput.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a regular file");
  }

  @Test
  void theHashIsThatOfTheUnpackedContent() throws IOException {
    Path file = Files.write(folder.resolve("abc.gz"), SmallFiles.gzip("abc".getBytes()));
    try (GuardedInput in = GuardedInput.openHashed(file)) {
      in.read(3, "letters");
      in.expectEnd("letters");
      // FIPS 180-2, appendix B.1
      assertThat(in.sha256Hex())
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
  }

  @Test
  void aFailingDiskIsNotBlamedOnTheInput() throws IOException {
    InputStream failing =
        new InputStream() {
          private final InputStream start = new ByteArrayInputStream(new byte[10]);

          @Override
          public int read() throws IOException {
            int value = start.read();
            if (value < 0) {
              throw new IOException("device error");
            }
            return value;
          }
        };
    try (GuardedInput in = GuardedInput.of("disk", failing, 100, 1000, false)) {
      // BufferedInputStream and readNBytes keep what came before the error to themselves.
      assertThatThrownBy(
              () -> {
                in.read(10, "start");
                in.read(10, "rest");
              })
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("disk");
    }
  }

  @Test
  void memoryFollowsTheBytesThatArrive() throws IOException {
    byte[] content = new byte[5_000_000];
    content[4_999_999] = 7;
    Path file = Files.write(folder.resolve("large.gz"), SmallFiles.gzip(content));
    try (GuardedInput in = GuardedInput.open(file)) {
      assertThat(in.read(5_000_000, "the array")).isEqualTo(content);
      in.expectEnd("the array");
    }
  }
}
