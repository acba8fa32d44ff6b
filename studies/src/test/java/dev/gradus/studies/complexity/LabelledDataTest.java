package dev.gradus.studies.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import dev.gradus.studies.Resolved;
import org.junit.jupiter.api.Test;

class LabelledDataTest {

  @Test
  void trainingExamplesAreTheFirstOfTheTaskWithTheirLabels() {
    LabelledData all = data("");
    LabelledData few = data("training-examples: 70\n");
    assertThat(few.train().size()).isEqualTo(70);
    assertThat(few.evaluated()).isEqualTo(70);
    assertThat(few.test().size()).isEqualTo(all.test().size());
    assertThat(few.givenLabels()).isEqualTo(java.util.Arrays.copyOf(all.givenLabels(), 70));
  }

  @Test
  void noiseMovesLabelsOfThoseExamplesAlone() {
    LabelledData noisy = data("training-examples: 200\nlabel-noise: 1\n");
    assertThat(noisy.givenLabels()).hasSize(200);
    for (int i = 0; i < 200; i++) {
      assertThat(noisy.givenLabels()[i]).isEqualTo(1 - noisy.trueLabels()[i]);
    }
  }

  @Test
  void moreThanThereAreIsRefusedWithTheKey() {
    assertThatThrownBy(() -> data("training-examples: 999999\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("training-examples: 999999 found, but there are only 6000");
    assertThatThrownBy(() -> data("training-examples: 50\nevaluate: {train: 60}\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("evaluate.train: 60 found, but there are only 50");
  }

  private static LabelledData data(String keys) {
    return LabelledData.of(Resolved.of("problem: classification\nuntil: 10\n" + keys));
  }
}
