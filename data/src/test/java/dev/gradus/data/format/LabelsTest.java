package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  @TempDir Path folder;

  private static int[] classes(Path file) {
    return ModelOutput.readOne(file.toString()).classes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3\n0\n12\n",
        "3\r\n0\r\n12",
        "label\n3\n0\n12\n",
        "\ufeff\"label\"\n3\n\n0\n12\n\n",
        "# from numpy.savetxt\n3.000000000000000000e+00\n0.0e0\n1.2e1\n",
        "3.\n-0\n+12\n"
      })
  void textOfOneWholeNumberALineIsRead(String text) throws IOException {
    assertThat(classes(Files.writeString(folder.resolve("y.csv"), text))).containsExactly(3, 0, 12);
  }

  @Test
  void filesThatNumpyWroteAreRead() {
    assertThat(classes(NpyTest.numpy("savetxt.csv"))).containsExactly(3, 1, 2);
    assertThat(classes(NpyTest.numpy("version1.npy"))).containsExactly(5, 6, 7);
    assertThat(classes(NpyTest.numpy("bool.npy"))).containsExactly(1, 0, 1);
  }

  @Test
  void wholeFloatsAndTheLargestLabelAreRead() throws IOException {
    Path file = folder.resolve("y.npy");
    Npy.write(file, NdArray.of(new double[] {0, 2, Integer.MAX_VALUE}, 3));
    assertThat(classes(file)).containsExactly(0, 2, Integer.MAX_VALUE);
  }

  @Test
  void gzippedFilesAreReadLikePlainOnes() throws IOException {
    Path text = Files.write(folder.resolve("y.csv.gz"), SmallFiles.gzip("1\n0\n".getBytes()));
    Path npy =
        Files.write(
            folder.resolve("y.npy.gz"),
            SmallFiles.gzip(Files.readAllBytes(NpyTest.numpy("version2.npy"))));
    assertThat(classes(text)).containsExactly(1, 0);
    assertThat(classes(npy)).containsExactly(5, 6, 7);
  }
}
