package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {

  @Test
  void theSmallSetIsBalancedAndBeginsLikeTheFullOne() {
    DataSets.Split data = DataSets.load("fashion-mnist-small");
    assertThat(data.train().size()).isEqualTo(6000);
    assertThat(data.test().size()).isEqualTo(2000);
    assertThat(data.train().name()).isEqualTo("fashion-mnist-small/train");
    assertThat(counts(data.train())).containsOnly(600);
    assertThat(counts(data.test())).containsOnly(200);
    assertThat(data.train().shape()).containsExactly(1, 28, 28);
    assertThat(data.train().features()).isEqualTo(784);
    // The first labels published with Fashion-MNIST.
    assertThat(IntStream.range(0, 10).map(data.train()::label))
        .containsExactly(9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
    assertThat(mean(data.train())).isCloseTo(0.286, within(0.002));
  }

  @Test
  void featuresAreWrittenWhereTheyAreWanted() {
    DataSet data = DataSets.load("fashion-mnist-small").train();
    float[] two = new float[1 + 2 * 784];
    data.copyFeatures(0, two, 1);
    data.copyFeatures(7, two, 785);
    float[] alone = new float[784];
    data.copyFeatures(7, alone, 0);
    assertThat(Arrays.copyOfRange(two, 785, 785 + 784)).containsExactly(alone);
    assertThat(two[0]).isZero();
    for (float pixel : two) {
      assertThat(pixel).isBetween(0f, 1f);
      assertThat(pixel * 255).isCloseTo(Math.round(pixel * 255), within(1e-4f));
    }
  }

  @Test
  void unknownAndMissingSetsSayWhatToDo(@TempDir Path folder) {
    assertThatThrownBy(() -> DataSets.load("minst", List.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("\"minst\" is not known")
        .hasMessageContaining("fashion-mnist-small, mnist");
    assertThatThrownBy(() -> DataSets.load("cifar10", List.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("gradus data fetch cifar10")
        .hasMessageContaining(folder.resolve("cifar10").toString());
  }

  @Test
  void aFileThatIsNotThePublishedOneIsRefused(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("mnist"));
    Path images = folder.resolve("mnist/train-images-idx3-ubyte");
    byte[] other = new byte[16 + 784];
    System.arraycopy(
        new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28}, 0, other, 0, 16);
    Files.write(images, other);
    assertThatThrownBy(() -> DataSets.load("mnist", List.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("SHA-256")
        .hasMessageContaining("ba891046e6505d7a")
        .hasMessageContaining("gradus data fetch mnist");
    Files.write(images, Arrays.copyOf(other, 100));
    assertThatThrownBy(() -> DataSets.load("mnist", List.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("truncated");
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "GRADUS_DATA", matches = ".+")
  void theFullSetsHaveTheirPublishedCountsAndMeans() {
    DataSets.Split mnist = DataSets.load("mnist");
    assertThat(counts(mnist.train()))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(mean(mnist.train())).isCloseTo(0.130660, within(1e-6));
    DataSets.Split fashion = DataSets.load("fashion-mnist");
    assertThat(counts(fashion.train())).containsOnly(6000);
    assertThat(mean(fashion.test())).isCloseTo(0.286849, within(1e-6));
    DataSets.Split cifar = DataSets.load("cifar10");
    assertThat(cifar.train().size()).isEqualTo(50_000);
    assertThat(counts(cifar.train())).containsOnly(5000);
    assertThat(IntStream.range(0, 10).map(cifar.test()::label))
        .containsExactly(3, 8, 8, 0, 6, 6, 1, 6, 3, 1);
    assertThat(mean(cifar.train())).isCloseTo(0.473363, within(1e-6));
    assertThat(Task.parse("animals-vs-vehicles").of(cifar.train()).size()).isEqualTo(40_000);
  }

  static int[] counts(DataSet data) {
    int[] counts = new int[data.classes()];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label(i)]++;
    }
    return counts;
  }

  private static double mean(DataSet data) {
    float[] features = new float[data.features()];
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      data.copyFeatures(i, features, 0);
      for (float feature : features) {
        sum += feature;
      }
    }
    return sum / data.size() / data.features();
  }
}
