package dev.gradus.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          "chain-3",
          12,
          34,
          5.6,
          Status.diverged(789, "Q_0_0 overflows"),
          List.of(Column.of("t"), new Column("mu", "bits")),
          new byte[] {1, 2, 3, 4});

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(Checkpoint.decode(CHECKPOINT.encode())).isEqualTo(CHECKPOINT);
    assertThat(CHECKPOINT.isFinished()).isTrue();
    assertThat(CHECKPOINT.hashCode()).isNotZero();
  }

  @Test
  void everyFlippedBitIsFound() {
    byte[] bytes = CHECKPOINT.encode();
    for (int i = 0; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= (byte) (1 << bit);
        assertThat(Checkpoint.decode(damaged)).isNull();
      }
    }
  }

  @Test
  void everyShorterOrLongerFileIsFound() {
    byte[] bytes = CHECKPOINT.encode();
    for (int length = 0; length < bytes.length + 20; length++) {
      if (length != bytes.length) {
        assertThat(Checkpoint.decode(Arrays.copyOf(bytes, length))).isNull();
      }
    }
  }

  @Test
  void anOverlongReasonIsCut() {
    Checkpoint talkative =
        new Checkpoint(
            "a-0", 0, 0, 0, Status.diverged(1, "x".repeat(100_000)), List.of(), new byte[0]);
    assertThat(Checkpoint.decode(talkative.encode()).status().reason()).hasSize(1000);
  }
}
