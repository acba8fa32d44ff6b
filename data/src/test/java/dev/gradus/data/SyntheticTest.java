package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticTest {
  private static final int N = 20_000;

  private static DataSets.Split drawn(String name, int dimension, double linear, double wave) {
    return Synthetic.draw(
        name, new Synthetic.Size(N, 100, dimension, linear, wave, 0), new RandomStreams(3));
  }

  private static float[] example(DataSet data, int i) {
    float[] features = new float[data.features()];
    data.copyFeatures(i, features, 0);
    return features;
  }

  @Test
  void theDiskIsFilledEvenlyAndSplitByItsCurve() {
    DataSet disk = drawn("disk", 2, 1, 1).train();
    int inside = 0;
    int above = 0;
    for (int i = 0; i < N; i++) {
      float[] x = example(disk, i);
      double radius = x[0] * x[0] + x[1] * x[1];
      assertThat(radius).isLessThanOrEqualTo(1.000001);
      inside += radius < 0.25 ? 1 : 0;
      above += disk.label(i);
      assertThat(disk.label(i)).isEqualTo(x[1] > 0.3 * Math.sin(2 * Math.PI * x[0]) ? 1 : 0);
    }
    // A quarter of the area is within half the radius, and the curve is odd: shares 1/4 and 1/2,
    // within 5 standard deviations of 20,000 draws.
    assertThat(inside / (double) N).isCloseTo(0.25, within(0.0154));
    assertThat(above / (double) N).isCloseTo(0.5, within(0.0177));
    assertThat(Synthetic.diskBoundary(0.25)).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void trainingPointsOfTheDiskKeepTheirDistance() {
    DataSet disk =
        Synthetic.draw("disk", new Synthetic.Size(100, 1, 2, 1, 1, 0.1), new RandomStreams(1))
            .train();
    for (int i = 0; i < disk.size(); i++) {
      for (int j = 0; j < i; j++) {
        float[] one = example(disk, i);
        float[] other = example(disk, j);
        // Coordinates are rounded to float.
        assertThat(Math.hypot(one[0] - other[0], one[1] - other[1])).isGreaterThan(0.1 - 1e-6);
      }
    }
  }

  @Test
  void theSinusoidHasGaussianInputsAndItsLabelsFollowTheTwoDirections() {
    DataSet data = drawn("gaussian-sinusoid", 5, 0.5, 3).train();
    double[] sums = new double[5];
    double[] squares = new double[5];
    for (int i = 0; i < N; i++) {
      float[] x = example(data, i);
      for (int j = 0; j < 5; j++) {
        sums[j] += x[j] / N;
        squares[j] += x[j] * x[j] / N;
      }
      assertThat(data.label(i)).isEqualTo(0.5 * x[0] + Math.sin(3.0 * x[1]) > 0 ? 1 : 0);
    }
    // 10 comparisons at 5 standard errors: 1/sqrt N and sqrt(2/N).
    for (int j = 0; j < 5; j++) {
      assertThat(sums[j]).isCloseTo(0, within(0.0354));
      assertThat(squares[j]).isCloseTo(1, within(0.05));
    }
  }

  @Test
  void theSeedDrawsTheSameAndTestIsNotTrain() {
    DataSets.Split one = drawn("disk", 2, 1, 1);
    assertThat(example(drawn("disk", 2, 1, 1).train(), 7)).isEqualTo(example(one.train(), 7));
    assertThat(example(one.test(), 0)).isNotEqualTo(example(one.train(), 0));
    assertThat(one.test().size()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "spiral, 10, 10, 2, 0, not drawn",
    "disk, 0, 10, 2, 0, at least 1",
    "disk, 10, 0, 2, 0, at least 1",
    "disk, 25, 10, 2, 0.21, at most 1 / sqrt(train) = 0.2",
    "gaussian-sinusoid, 10, 10, 1, 0, at least 2"
  })
  void whatCannotBeDrawnIsRefused(
      String name, int train, int test, int dimension, double spacing, String reason) {
    Synthetic.Size size = new Synthetic.Size(train, test, dimension, 1, 1, spacing);
    assertThatThrownBy(() -> Synthetic.draw(name, size, new RandomStreams(0)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void noiseMovesItsShareOfLabelsEvenlyToTheOtherClassesAndNoFeature() {
    int[] truth = IntStream.range(0, N).map(i -> i % 4).toArray();
    float[][] points = new float[N][];
    Arrays.setAll(points, i -> new float[] {i});
    DataSet four =
        new Relabelled("four", new Classes(4, new Synthetic("points", points, truth)), truth);
    Relabelled noisy = Relabelled.noisy(four, 0.3, new RandomStreams(1));
    int[] shift = new int[4];
    for (int i = 0; i < N; i++) {
      shift[(noisy.label(i) - truth[i] + 4) % 4]++;
      assertThat(example(noisy, i)).containsExactly(i);
    }
    assertThat(shift[0] / (double) N).isCloseTo(0.7, within(0.0162));
    for (int other = 1; other < 4; other++) {
      assertThat(shift[other] / (double) N).isCloseTo(0.1, within(0.0106));
    }
    assertThat(Relabelled.noisy(four, 0.3, new RandomStreams(1)).labels())
        .isEqualTo(noisy.labels());
    assertThat(Relabelled.noisy(four, 0, new RandomStreams(1)).labels()).isEqualTo(truth);
    assertThat(noisy.name()).isEqualTo("four:noise-0.3");
    assertThat(noisy.classes()).isEqualTo(4);
    assertThatThrownBy(() -> new Relabelled("short", four, new int[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstExamplesAreTheFirst() {
    DataSet disk = drawn("disk", 2, 1, 1).train();
    FirstExamples first = new FirstExamples(disk, 10);
    assertThat(first.size()).isEqualTo(10);
    assertThat(first.shape()).isEqualTo(disk.shape());
    assertThat(first.classes()).isEqualTo(2);
    assertThat(first.name()).isEqualTo(disk.name());
    for (int i = 0; i < 10; i++) {
      assertThat(first.label(i)).isEqualTo(disk.label(i));
      assertThat(example(first, i)).isEqualTo(example(disk, i));
    }
    for (int size : new int[] {0, N + 1}) {
      assertThatThrownBy(() -> new FirstExamples(disk, size))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /// A data set said to have more classes.
  private record Classes(int classes, DataSet data) implements DataSet {
    @Override
    public String name() {
      return data.name();
    }

    @Override
    public int size() {
      return data.size();
    }

    @Override
    public java.util.List<Integer> shape() {
      return data.shape();
    }

    @Override
    public int label(int example) {
      return data.label(example);
    }

    @Override
    public void copyFeatures(int example, float[] target, int offset) {
      data.copyFeatures(example, target, offset);
    }
  }
}
