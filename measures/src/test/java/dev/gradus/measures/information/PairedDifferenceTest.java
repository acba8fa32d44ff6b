package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedDifferenceTest {

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void theDifferenceIsThatOfTheTwoValues(RandomTables.Sample s) {
    int[] later = s.f();
    int[] earlier = s.y().clone();
    for (int j = 0; j < earlier.length; j += 2) {
      earlier[j] = s.l()[j];
    }
    PairedDifference found = PairedDifference.of(s.y(), s.l(), earlier, later);
    EntropyEstimator estimator = found.estimator();
    ExplainedInformation a =
        ExplainedInformation.of(ContingencyTable.of(s.y(), earlier, s.l()), estimator);
    ExplainedInformation b =
        ExplainedInformation.of(ContingencyTable.of(s.y(), later, s.l()), estimator);
    assertThat(found.mu().value()).isCloseTo(b.mu().value() - a.mu().value(), within(1e-11));
    assertThat(found.iModelLabel().value())
        .isCloseTo(b.iModelLabel().value() - a.iModelLabel().value(), within(1e-11));
    assertThat(found.iModelLabelGivenBy().value())
        .isCloseTo(b.iModelLabelGivenBy().value() - a.iModelLabelGivenBy().value(), within(1e-11));
    double ratio = b.explainedFraction().value() - a.explainedFraction().value();
    if (Double.isNaN(ratio)) {
      assertThat(found.explainedFraction().value()).isNaN();
    } else {
      assertThat(found.explainedFraction().value()).isCloseTo(ratio, within(1e-11));
    }
  }

  @Test
  void aCheckpointDoesNotDifferFromItselfAndThatIsCertain() {
    int[] y = {0, 1, 1, 0, 1};
    int[] f = {0, 1, 0, 0, 0};
    int[] l = {1, 1, 0, 0, 1};
    PairedDifference same = PairedDifference.of(y, l, f, f);
    assertThat(same.mu()).isEqualTo(new Estimate(0, 0));
    assertThat(same.explainedFraction()).isEqualTo(new Estimate(0, 0));
    assertThat(same.in(Unit.BITS).unit()).isEqualTo(Unit.BITS);
  }

  @Test
  void againstAnUninformativeCheckpointTheErrorIsThatOfTheOther() {
    RandomStream random = new RandomStreams(3).stream("sample");
    int[][] sample = draw(random, 5000, 0.05);
    PairedDifference found =
        PairedDifference.of(sample[0], sample[1], new int[5000], sample[2]).in(Unit.BITS);
    ExplainedInformation later =
        ExplainedInformation.of(ContingencyTable.of(sample[0], sample[2], sample[1])).in(Unit.BITS);
    assertThat(found.mu().value()).isCloseTo(later.mu().value(), within(1e-12));
    assertThat(found.mu().standardError()).isCloseTo(later.mu().standardError(), within(1e-12));
  }

  @Test
  void twoStandardErrorsHoldTheTrueDifferenceInNineteenOfTwentySamples() {
    int samples = 2000;
    // The truth, from a sample so large that its own error is small beside that of the others.
    int[][] large = draw(new RandomStreams(11).stream("truth"), 4_000_000, 0.05);
    PairedDifference truth = PairedDifference.of(large[0], large[1], large[2], large[3]);
    RandomStream random = new RandomStreams(12).stream("samples");
    int coveredMu = 0;
    int coveredFraction = 0;
    double unpaired = 0;
    double paired = 0;
    for (int i = 0; i < samples; i++) {
      int[][] s = draw(random, 2000, 0.05);
      PairedDifference found = PairedDifference.of(s[0], s[1], s[2], s[3]);
      coveredMu += covers(found.mu(), truth.mu()) ? 1 : 0;
      coveredFraction += covers(found.explainedFraction(), truth.explainedFraction()) ? 1 : 0;
      paired += found.mu().standardError();
      unpaired +=
          Math.hypot(
              ExplainedInformation.of(ContingencyTable.of(s[0], s[2], s[1])).mu().standardError(),
              ExplainedInformation.of(ContingencyTable.of(s[0], s[3], s[1])).mu().standardError());
    }
    // Binomial(2000, 0.95) has a standard deviation of 9.7: 4 of them and a true coverage between
    // 0.94 and 0.96 leave this interval by chance about once in 10,000 seeds.
    assertThat(coveredMu).isBetween(1840, 1960);
    assertThat(coveredFraction).isBetween(1840, 1960);
    assertThat(paired).as("pairing pays").isLessThan(unpaired / 2);
  }

  private static boolean covers(Estimate found, Estimate truth) {
    return Math.abs(found.value() - truth.value()) <= 1.96 * found.standardError();
  }

  /// Labels, a linear model right in 85 %, a checkpoint that copies it but for some errors, and a
  /// later one that repairs a few of these.
  private static int[][] draw(RandomStream random, int n, double change) {
    int[][] sample = new int[4][n];
    for (int j = 0; j < n; j++) {
      int y = random.nextInt(2);
      int l = random.nextDouble() < 0.85 ? y : 1 - y;
      int earlier = random.nextDouble() < 0.95 ? l : 1 - l;
      sample[0][j] = y;
      sample[1][j] = l;
      sample[2][j] = earlier;
      sample[3][j] = random.nextDouble() < change ? y : earlier;
    }
    return sample;
  }
}
