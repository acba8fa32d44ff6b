package dev.gradus.studies.shade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSets;
import dev.gradus.data.Task;
import dev.gradus.studies.shade.ShadedSets.Rule;
import dev.gradus.studies.shade.ShadedSets.Selection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShadedSetsTest {
  private static final double STRENGTH = 0.3;

  private static Images images(String task) {
    return Images.of(Task.parse(task).of(DataSets.load("fashion-mnist-small").train()), 2);
  }

  private static ShadedSets sets(Selection selection, double aligned, boolean apart, int examples) {
    Images images = images("5-vs-7");
    Rule rule = new Rule(selection, STRENGTH, aligned, apart, examples, 0.5);
    return ShadedSets.of(images, images, rule, new RandomStreams(1));
  }

  @Test
  void shadesKeepContrastAndMoveBrightness() {
    float s = 0.3f;
    for (float x : new float[] {0, 0.2f, 1}) {
      assertThat(Shade.NATURAL.apply(x, s, 0)).isEqualTo(x);
      assertThat(Shade.LIGHT.apply(x, s, 0) - Shade.DARK.apply(x, s, 0))
          .isCloseTo(s, within(1e-6f));
      assertThat(Shade.NEUTRAL.apply(x, s, 0))
          .isCloseTo((Shade.LIGHT.apply(x, s, 0) + Shade.DARK.apply(x, s, 0)) / 2, within(1e-6f));
      assertThat(Shade.EQUALISED.apply(x, s, 0.5f)).isEqualTo(Math.min(1, x + 0.5f));
    }
  }

  @Test
  void poolingAveragesSquaresOfEachChannel() {
    Images images = images("5-vs-7");
    assertThat(images.shape()).isEqualTo(List.of(1, 14, 14));
    Images whole =
        Images.of(Task.parse("5-vs-7").of(DataSets.load("fashion-mnist-small").train()), 1);
    for (int i = 0; i < 20; i++) {
      assertThat(images.brightness()[i]).isCloseTo(whole.brightness()[i], within(1e-6));
      float[] w = whole.pixels()[i];
      assertThat(images.pixels()[i][15])
          .isCloseTo((w[58] + w[59] + w[86] + w[87]) / 4, within(1e-6f));
    }
  }

  @Test
  void shareOfAlignedTrainingImagesIsRho() {
    ShadedImages train = sets(Selection.SHADE, 0.9, false, 10_000).train();
    long aligned =
        IntStream.range(0, train.size())
            .filter(i -> train.shades()[i] == Shade.aligned(train.label(i)))
            .count();
    // 5 standard errors: a false alarm once in two million.
    double error = Math.sqrt(0.09 / train.size());
    assertThat((double) aligned / train.size()).isCloseTo(0.9, within(5 * error));
  }

  @Test
  void cuesApartShareNoImage() {
    ShadedImages train = sets(Selection.SHADE, 1, true, 10_000).train();
    int[] original = IntStream.of(train.taking()).map(i -> train.base().labels()[i]).toArray();
    int relabelled = 0;
    for (int i = 0; i < train.size(); i++) {
      if (train.shades()[i] == Shade.NEUTRAL) {
        assertThat(train.label(i)).isEqualTo(original[i]);
      } else {
        assertThat(train.shades()[i]).isEqualTo(Shade.aligned(train.label(i)));
        relabelled += train.label(i) == original[i] ? 0 : 1;
      }
    }
    assertThat(relabelled / (train.size() / 2.0)).isCloseTo(0.5, within(0.1));
  }

  @Test
  void naturalSelectionTakesDarkOfOneClassAndLightOfTheOther() {
    ShadedSets natural = sets(Selection.NATURAL, 1, false, 10_000);
    ShadedSets random = sets(Selection.RANDOM, 1, false, 10_000);
    assertThat(natural.train().size()).isEqualTo(random.train().size());
    double threshold = natural.train().base().medianBrightness();
    for (int i = 0; i < natural.train().size(); i++) {
      boolean light = natural.train().base().brightness()[natural.train().taking()[i]] >= threshold;
      assertThat(light).isEqualTo(natural.train().label(i) == 1);
    }
    assertThat(natural.aligned().size() + natural.conflict().size())
        .isEqualTo(natural.all().size());
    for (int i = 0; i < 50; i++) {
      // Clipping keeps it from being exact.
      assertThat(natural.neutral().brightness(i) / 2 + 0.5)
          .as("example " + i)
          .isCloseTo(natural.train().look().brightness(), within(0.12));
    }
  }

  @Test
  void otherSeedsTakeOtherImagesOfTheSameNumber() {
    Images images = images("5-vs-7");
    Rule rule = new Rule(Selection.SHADE, STRENGTH, 1, false, 100, 0.5);
    ShadedSets one = ShadedSets.of(images, images, rule, new RandomStreams(1));
    ShadedSets same = ShadedSets.of(images, images, rule, new RandomStreams(1));
    ShadedSets other = ShadedSets.of(images, images, rule, new RandomStreams(2));
    assertThat(one.train().taking()).containsExactly(same.train().taking());
    assertThat(other.train().taking()).hasSize(100).isNotEqualTo(one.train().taking());
  }

  @Test
  void whatIsNoPairOfClassesOfImagesIsRefused() {
    var all = DataSets.load("fashion-mnist-small").train();
    assertThatThrownBy(() -> Images.of(all, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("two classes");
    assertThatThrownBy(() -> Images.of(Task.parse("5-vs-7").of(all), 3))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("pool: 3 does not divide");
  }
}
