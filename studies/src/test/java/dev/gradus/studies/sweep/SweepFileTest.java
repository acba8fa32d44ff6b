package dev.gradus.studies.sweep;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFileTest {
  @TempDir Path folder;

  /// What would be passed over without a word is a mistake.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grid: {stepsize: [1, 2]}, seed: 0..31     | seed: belongs to random axes
          grid: [1, 2], zipped: {noise: [0, 1]}     | grid: expected keys with their values
          random: {count: 3, sede: 1, axes: {a: 1}} | random.sede: unknown key
          random: {count: 3, a: 1..9}, seed: 0..31  | random.seed: "0..31" found
          grit: {stepsize: [1, 2]}                  | grit: unknown key
          """)
  void whatABlockDoesNotKnowIsRefused(String block, String message) throws IOException {
    Path file = folder.resolve("file.yaml");
    Files.writeString(file, "problem: teacher-student\nsweep: {" + block + "}\n");
    assertThatThrownBy(() -> SweepFile.read(file, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("sweep." + message)
        .message()
        .hasLineCount(1);
  }
}
