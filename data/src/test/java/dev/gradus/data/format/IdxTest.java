package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "8, 01ff, UINT8, 255",
    "9, 01ff, INT8, -1",
    "11, 0001ff00, INT16, -256",
    "12, 00000001ffffffff, INT32, -1",
    "13, 3f800000c0000000, FLOAT32, -2",
    "14, 3ff0000000000000c000000000000000, FLOAT64, -2"
  })
  void everyNumberTypeIsReadBigEndian(int code, String hex, ElementType type, double second)
      throws IOException {
    byte[] values = java.util.HexFormat.of().parseHex(hex);
    byte[] content =
        ByteBuffer.allocate(8 + values.length).putInt(code << 8 | 1).putInt(2).put(values).array();
    for (byte[] stored : new byte[][] {content, SmallFiles.gzip(content)}) {
      try (GuardedInput in = GuardedInput.open(Files.write(folder.resolve("a.idx"), stored))) {
        NdArray array = Idx.read(in);
        assertThat(array.type()).isEqualTo(type);
        assertThat(array.toDoubles()).containsExactly(1, second);
      }
    }
  }

  @Test
  void theSecondCifarRecordFollowsTheFirst() throws IOException {
    byte[] records = new byte[2 * (Cifar10Binary.PIXELS + 1)];
    records[0] = 4;
    records[1] = 11;
    records[Cifar10Binary.PIXELS + 1] = 9;
    records[records.length - 1] = (byte) 200;
    try (GuardedInput in = GuardedInput.open(Files.write(folder.resolve("batch.bin"), records))) {
      Cifar10Binary batch = Cifar10Binary.read(in, 2);
      assertThat(batch.labels()).containsExactly(4, 9);
      assertThat(batch.pixels()[0]).isEqualTo((byte) 11);
      assertThat(batch.pixels()[2 * Cifar10Binary.PIXELS - 1]).isEqualTo((byte) 200);
    }
  }
}
