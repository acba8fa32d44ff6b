package dev.gradus.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalContentTest {
  private static final List<Column> COLUMNS =
      List.of(Column.of("t"), Column.of("say \"é\""), Column.of("eg"));
  private static final double[][] ROWS = {
    {0, -0.0, Double.NaN},
    {1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
    {2, Double.MIN_VALUE, Double.MAX_VALUE},
    {3, 0.1 + 0.2, 1e22},
  };

  @TempDir Path directory;

  private final JournalLine.Encoder encoder = new JournalLine.Encoder("chain", -3, COLUMNS);

  @Test
  void aLineIsJsonWithTheChecksumOfWhatPrecedesIt() {
    String line = new String(encoder.encode(1, ROWS[1]), StandardCharsets.UTF_8);
    String body =
        "{\"method\":\"chain\",\"seed\":-3,\"row\":1,\"t\":1.0,\"say \\\"é\\\"\":1e999,\"eg\":-1e999";
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    assertThat(line).isEqualTo(body + ",\"crc\":" + crc.getValue() + "}");
  }

  @Test
  void aLineGivesBackTheSameBits() {
    for (int i = 0; i < ROWS.length; i++) {
      byte[] bytes = encoder.encode(i, ROWS[i]);
      JournalLine line = JournalLine.decode(bytes, bytes.length);
      assertThat(line.unit()).isEqualTo("chain--3");
      assertThat(line.row()).isEqualTo(i);
      assertThat(line.values()).isEqualTo(ROWS[i]);
    }
    double[] many = new double[1000];
    Arrays.setAll(many, Math::sqrt);
    JournalLine.Encoder wide =
        new JournalLine.Encoder(
            "ode", 0, Arrays.stream(many).mapToObj(x -> Column.of("Q" + x)).toList());
    byte[] bytes = wide.encode(7, many);
    assertThat(JournalLine.decode(bytes, bytes.length).values()).isEqualTo(many);
  }

  @Test
  void everyFlippedBitOfALineIsFound() {
    byte[] bytes = encoder.encode(3, ROWS[3]);
    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) (1 << bit);
        assertThat(JournalLine.decode(damaged, damaged.length)).isNull();
      }
    }
  }

  @Test
  void everyTornLineIsFound() {
    byte[] bytes = encoder.encode(3, ROWS[3]);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(JournalLine.decode(bytes, length)).isNull();
    }
  }

  @Test
  void whatIsSealedButNotARowIsDamaged() {
    for (String text : List.of("{\"a\":1", "[[", "{\"method\":\"x\",\"seed\":\"y\"", "nonsense")) {
      byte[] sealed = Seal.closeJson(text);
      assertThat(JournalLine.decode(sealed, sealed.length)).isNull();
    }
  }

  @Test
  void aFlippedBitAnywhereCostsNoMoreThanTheLinesItTouches() throws IOException {
    byte[] journal = journal(0, 1, 2, 3);
    for (int i = 0; i < journal.length; i++) {
      byte[] damaged = journal.clone();
      damaged[i] ^= 4;
      JournalContent content = read(damaged);
      assertThat(content.isClean()).isFalse();
      List<double[]> rows = content.rows("chain--3");
      int line =
          (int)
              new String(journal, 0, i, StandardCharsets.UTF_8)
                  .chars()
                  .filter(c -> c == '\n')
                  .count();
      assertThat(rows.size()).isEqualTo(line);
      for (int row = 0; row < rows.size(); row++) {
        assertThat(rows.get(row)).isEqualTo(ROWS[row]);
      }
    }
  }

  @Test
  void aRowWrittenAgainMakesThoseAfterItVoid() throws IOException {
    assertThat(read(journal(0, 1, 2, 1)).rows("chain--3")).hasSize(2);
    assertThat(read(journal(0, 1, 2, 0, 1, 2, 3)).rows("chain--3")).hasSize(4);
    assertThat(read(journal(0, 2, 3)).rows("chain--3")).hasSize(1);
    assertThat(read(journal(1)).rows("chain--3")).isEmpty();
    assertThat(read(journal(0, 1)).isClean()).isTrue();
    assertThat(read(journal(0, 2)).isClean()).isFalse();
  }

  @Test
  void columnsMayNotBearTheNamesOfTheOtherFields() {
    assertThatThrownBy(() -> new JournalLine.Encoder("ode", 0, List.of(Column.of("seed"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] journal(int... rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int row : rows) {
      bytes.writeBytes(encoder.encode(row, ROWS[row]));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private JournalContent read(byte[] bytes) throws IOException {
    Path file = directory.resolve("trajectory.jsonl");
    Files.write(file, bytes);
    return JournalContent.read(file);
  }
}
