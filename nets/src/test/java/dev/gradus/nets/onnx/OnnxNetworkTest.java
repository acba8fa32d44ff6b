package dev.gradus.nets.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSet;
import dev.gradus.data.format.ModelOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A linear network of three classes on 300 images of 2 channels of 3 x 4 pixels, against the same
/// sums in double precision.
class OnnxNetworkTest {
  private static final int FEATURES = 24;
  private static final Images IMAGES = new Images();

  @TempDir private Path directory;

  private static final class Images implements DataSet {
    private final float[][] pixels = new float[300][FEATURES];

    Images() {
      SplittableRandom random = new SplittableRandom(1);
      for (float[] image : pixels) {
        for (int i = 0; i < FEATURES; i++) {
          image[i] = (float) random.nextDouble();
        }
      }
    }

    @Override
    public String name() {
      return "made/test";
    }

    @Override
    public int size() {
      return pixels.length;
    }

    @Override
    public int classes() {
      return 3;
    }

    @Override
    public List<Integer> shape() {
      return List.of(2, 3, 4);
    }

    @Override
    public int label(int example) {
      return 0;
    }

    @Override
    public void copyFeatures(int example, float[] target, int offset) {
      System.arraycopy(pixels[example], 0, target, offset, FEATURES);
    }
  }

  private static float[][] weights() {
    SplittableRandom random = new SplittableRandom(2);
    float[][] weights = new float[FEATURES][3];
    for (float[] row : weights) {
      for (int c = 0; c < row.length; c++) {
        row[c] = (float) (random.nextDouble() - 0.5);
      }
    }
    return weights;
  }

  private Path network(float[][] weights, boolean argMax, long... shape) throws IOException {
    return Files.write(directory.resolve("f.onnx"), OnnxBytes.linear(shape, weights, argMax));
  }

  private static double[] expected(int example) {
    double[] scores = new double[3];
    float[][] weights = weights();
    for (int i = 0; i < FEATURES; i++) {
      for (int c = 0; c < 3; c++) {
        scores[c] += (double) IMAGES.pixels[example][i] * weights[i][c];
      }
    }
    return scores;
  }

  private static void assertRight(ModelOutput found) {
    assertThat(found.size()).isEqualTo(IMAGES.size());
    for (int j = 0; j < IMAGES.size(); j++) {
      double[] scores = expected(j);
      for (int c = 0; c < 3; c++) {
        assertThat(Objects.requireNonNull(found.scores()).real(3 * j + c))
            .isCloseTo(scores[c], within(1e-5));
      }
    }
  }

  @Test
  void imagesAndRowsOfNumbersGiveTheSameScores() throws IOException {
    assertRight(OnnxNetwork.run(network(weights(), false, 0, 2, 3, 4), IMAGES));
    assertRight(OnnxNetwork.run(network(weights(), false, 0, FEATURES), IMAGES));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 300, 1000})
  void aFixedBatchIsFilledUp(long batch) throws IOException {
    assertRight(OnnxNetwork.run(network(weights(), false, batch, FEATURES), IMAGES));
  }

  @Test
  void channelsMayComeLast() throws IOException {
    float[][] weights = weights();
    float[][] moved = new float[FEATURES][];
    for (int channel = 0; channel < 2; channel++) {
      for (int pixel = 0; pixel < 12; pixel++) {
        moved[pixel * 2 + channel] = weights[channel * 12 + pixel];
      }
    }
    assertRight(OnnxNetwork.run(network(moved, false, 0, 3, 4, 2), IMAGES));
  }

  @Test
  void aNetworkMayAnswerWithClasses() throws IOException {
    ModelOutput classes = OnnxNetwork.run(network(weights(), true, 0, FEATURES), IMAGES);
    assertThat(classes.scores()).isNull();
    assertThat(classes.classes())
        .isEqualTo(OnnxNetwork.run(network(weights(), false, 0, FEATURES), IMAGES).classes());
  }

  @Test
  void aNetworkForOtherDataIsRefused() throws IOException {
    Path other = network(weights(), false, 0, 7);
    assertThatThrownBy(() -> OnnxNetwork.run(other, IMAGES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("f.onnx")
        .hasMessageContaining("[-1, 7]");
    Path wrong = network(new float[5][3], false, 0, 24);
    assertThatThrownBy(() -> OnnxNetwork.run(wrong, IMAGES)).isInstanceOf(InputException.class);
  }

  @Test
  void damagedFilesAreRefusedInOneLine() throws IOException {
    byte[] good = OnnxBytes.linear(new long[] {0, FEATURES}, weights(), false);
    Path file = directory.resolve("bad.onnx");
    for (int cut = 0; cut < good.length - 20; cut += 13) {
      Files.write(file, Arrays.copyOf(good, cut));
      assertThatThrownBy(() -> OnnxNetwork.run(file, IMAGES))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("bad.onnx")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
    assertThatThrownBy(() -> OnnxNetwork.run(directory.resolve("none.onnx"), IMAGES))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
  }
}
