package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LadderTest {
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void thePartsSumToWhatTheModelKnows(RandomTables.Sample s) {
    int[] coarse = Arrays.stream(s.l()).map(c -> c / 2).toArray();
    for (EntropyEstimator estimator :
        List.of(EntropyEstimator.PLUGIN, EntropyEstimator.GRASSBERGER)) {
      Ladder ladder = Ladder.of(s.y(), s.f(), List.of(coarse, s.l(), s.y()), estimator);
      double sum = ladder.left().value();
      for (Ladder.Rung rung : ladder.rungs()) {
        sum += rung.added().value();
      }
      assertThat(sum).isCloseTo(ladder.iModelLabel().value(), within(ROUNDING));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void oneRungIsTheMeasureItself(RandomTables.Sample s) {
    for (EntropyEstimator estimator :
        List.of(EntropyEstimator.PLUGIN, EntropyEstimator.GRASSBERGER)) {
      Ladder ladder = Ladder.of(s.y(), s.f(), List.of(s.l()), estimator).in(Unit.BITS);
      ExplainedInformation measure = ExplainedInformation.of(s.table(), estimator).in(Unit.BITS);
      Ladder.Rung rung = ladder.rungs().getFirst();
      assertClose(ladder.iModelLabel(), measure.iModelLabel());
      assertClose(rung.added(), measure.mu());
      assertClose(rung.left(), measure.iModelLabelGivenBy());
      assertThat(rung.leftByChance())
          .isCloseTo(StratifiedNull.mean(s.table()) / Math.log(2), within(ROUNDING));
    }
  }

  private static void assertClose(Estimate found, Estimate expected) {
    assertThat(found.value()).isCloseTo(expected.value(), within(ROUNDING));
    assertThat(found.standardError()).isCloseTo(expected.standardError(), within(1e-9));
    assertThat(found.lower()).isCloseTo(expected.lower(), within(1e-8));
    assertThat(found.upper()).isCloseTo(expected.upper(), within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void aModelGivenTwiceAddsNothingTheSecondTime(RandomTables.Sample s) {
    Ladder ladder = Ladder.of(s.y(), s.f(), List.of(s.l(), s.l()), EntropyEstimator.PLUGIN);
    assertThat(ladder.rungs().get(1).added().value()).isCloseTo(0, within(ROUNDING));
    assertThat(ladder.rungs().get(1).added().standardError()).isCloseTo(0, within(ROUNDING));
  }

  @Test
  void twoBitsOfTheLabelAreLearntFromTheModelsThatKnowOneEach() {
    // Y of four classes; L1 knows its high bit, L2 its low bit, F both: 1 bit each, nothing left.
    int[] y = {0, 1, 2, 3, 0, 1, 2, 3};
    int[] high = Arrays.stream(y).map(c -> c / 2).toArray();
    int[] low = Arrays.stream(y).map(c -> c % 2).toArray();
    Ladder ladder = Ladder.of(y, y, List.of(high, low), EntropyEstimator.PLUGIN).in(Unit.BITS);
    assertThat(ladder.iModelLabel().value()).isCloseTo(2, within(ROUNDING));
    assertThat(ladder.rungs())
        .allSatisfy(rung -> assertThat(rung.added().value()).isCloseTo(1, within(ROUNDING)));
    assertThat(ladder.left().value()).isCloseTo(0, within(ROUNDING));
  }

  /// 400 samples: the standard deviation of the coverage is 0.011.
  @Test
  void theIntervalOfASecondRungHoldsTheTruthInNineteenOfTwentySamples() {
    RandomStream random = new RandomStreams(11).stream("ladder");
    int large = 2_000_000;
    double truth = sample(large, random).rungs().get(1).added().value();
    int covered = 0;
    for (int i = 0; i < 400; i++) {
      Estimate added = sample(2000, random).rungs().get(1).added();
      covered += added.lower() <= truth && truth <= added.upper() ? 1 : 0;
    }
    assertThat(covered / 400.0).isBetween(0.91, 0.985);
  }

  /// L1 right in 75 %; L2 repeats it or is right; F repeats L2 or is right.
  private static Ladder sample(int n, RandomStream random) {
    int[] y = new int[n];
    int[] first = new int[n];
    int[] second = new int[n];
    int[] f = new int[n];
    for (int j = 0; j < n; j++) {
      y[j] = random.nextInt(2);
      first[j] = random.nextDouble() < 0.75 ? y[j] : 1 - y[j];
      second[j] = random.nextDouble() < 0.7 ? first[j] : y[j];
      f[j] = random.nextDouble() < 0.8 ? second[j] : random.nextDouble() < 0.7 ? y[j] : 1 - y[j];
    }
    return Ladder.of(y, f, List.of(first, second), EntropyEstimator.PLUGIN);
  }

  @Test
  void aLadderNeedsARung() {
    int[] y = {0, 1};
    assertThatThrownBy(() -> Ladder.of(y, y, List.of(), EntropyEstimator.PLUGIN))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Ladder.of(y, y, List.of(y, new int[] {0}), EntropyEstimator.PLUGIN))
        .isInstanceOf(InputException.class);
  }
}
