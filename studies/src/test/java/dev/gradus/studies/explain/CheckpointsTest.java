package dev.gradus.studies.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "preds/step-100.npy, 100",
    "preds/step_000100.npy, 100",
    "run7/epoch=3-step=1200.ckpt.npy, 1200",
    "epoch-0.5.csv, 0.5",
    "resnet18_epoch20.parquet, 20",
    "net-12.onnx, 12",
    "seed-3-step-40.npy, 40",
    "step-7.csv.gz, 7",
    "all.npz[step-9], 9",
  })
  void theStepIsReadFromTheName(String place, double step) {
    assertThat(Checkpoints.step(place)).isEqualTo(step);
  }

  @Test
  void aNameWithoutANumberHasNoStep() {
    assertThat(Checkpoints.step("preds3/final.npy")).isNaN();
    assertThat(Checkpoints.step("seed-1/final.npy")).isNaN();
  }

  @Test
  void checkpointsAreSortedByNumberNotByName() {
    List<Checkpoint> all = Checkpoints.of(List.of("step-10.npy", "step-9.npy", "step-100.npy"));
    assertThat(all).extracting(Checkpoint::step).containsExactly(9.0, 10.0, 100.0);
    assertThat(all).extracting(Checkpoint::stepName).containsExactly("9", "10", "100");
  }

  @Test
  void seedsAreReadFromTheNameElseTheFolderIsOne() {
    assertThat(Checkpoints.of(List.of("p/seed-10/step-1.npy", "p/seed-2/step-1.npy")))
        .extracting(Checkpoint::seed)
        .containsExactly("2", "10");
    assertThat(Checkpoints.of(List.of("p/first/step-1.npy", "p/second/step-1.npy")))
        .extracting(Checkpoint::seed)
        .containsExactly("first", "second");
    assertThat(Checkpoints.of(List.of("p/first/step-1.npy", "p/first/step-2.npy")))
        .extracting(Checkpoint::seed)
        .containsExactly("", "");
  }

  @Test
  void namesWithoutNumbersAreCountedInTheirOrder() {
    assertThat(Checkpoints.of(List.of("b.npy", "a.npy")))
        .extracting(Checkpoint::place, Checkpoint::step)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.npy", 0.0),
            org.assertj.core.groups.Tuple.tuple("b.npy", 1.0));
    assertThat(Checkpoints.of(List.of("f.npy")).getFirst().stepName()).isEqualTo("-");
  }

  @Test
  void theSameStepTwiceIsRefused() {
    assertThatThrownBy(() -> Checkpoints.of(List.of("a-1.npy", "b-1.npy")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("both say step 1");
  }

  @Test
  void patternsMayStandInFoldersAndNames() throws IOException {
    for (String seed : new String[] {"seed-0", "seed-1"}) {
      Files.createDirectories(directory.resolve(seed));
      for (int step : new int[] {1, 2, 10}) {
        Files.createFile(directory.resolve(seed).resolve("step-" + step + ".npy"));
      }
    }
    String base = directory.toString();
    assertThat(FilePattern.expand(base + "/seed-*/step-*.npy"))
        .hasSize(6)
        .startsWith(base + "/seed-0/step-1.npy", base + "/seed-0/step-2.npy")
        .endsWith(base + "/seed-1/step-10.npy");
    assertThat(FilePattern.expand(base + "/seed-0/step-{1,2}.npy")).hasSize(2);
    assertThat(FilePattern.expand(base + "/seed-?/step-[12].npy")).hasSize(4);
    assertThat(FilePattern.expand(base + "/*/../seed-0/step-1.npy")).hasSize(2);
    assertThat(FilePattern.expand("plain.npy")).containsExactly("plain.npy");
    assertThat(FilePattern.expand("all.npz[step-1]")).containsExactly("all.npz[step-1]");
  }

  @Test
  void aPatternOfNothingOrABrokenOneIsRefused() {
    for (String pattern : new String[] {"/no-such-folder/*.npy", "*.nothing", "", "a{b.npy"}) {
      assertThatThrownBy(() -> FilePattern.expand(pattern))
          .as(pattern)
          .isInstanceOf(InputException.class);
    }
  }

  @Test
  void aFileWhoseNameHasBracketsIsItself() throws IOException {
    Path file = Files.createFile(directory.resolve("a[1].npy"));
    assertThat(FilePattern.expand(file.toString())).containsExactly(file.toString());
  }
}
