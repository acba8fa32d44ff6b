package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class StratifiedNullTest {

  @ParameterizedTest
  @CsvSource({
    "typical_binary, 1.00487e-4, 1e-9",
    "K10_realistic, 0.0246188, 1e-7",
    "rect_2x3x4, 0.0139951, 1e-7"
  })
  void theMeanOfChanceIsTheExpectedMutualInformationOfEachStratum(
      String name, double expected, double precision) {
    // Computed apart from this project, with adjusted mutual information's formula.
    JsonNode counts =
        new ObjectMapper()
            .readTree(StratifiedNullTest.class.getResourceAsStream("cases.json"))
            .get("cases")
            .valueStream()
            .filter(node -> node.get("name").asString().equals(name))
            .findFirst()
            .orElseThrow()
            .get("counts");
    ContingencyTable table =
        ContingencyTable.of(new ObjectMapper().treeToValue(counts, long[][][].class));
    assertThat(StratifiedNull.mean(table)).isCloseTo(expected, within(precision));
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void tablesOfChanceHaveTheExactMean(RandomTables.Sample s) {
    RandomStream random = new RandomStreams(4).stream("chance");
    ContingencyTable table = s.table();
    double sum = 0;
    double squares = 0;
    int draws = 40;
    for (int i = 0; i < draws; i++) {
      double information = StratifiedNull.information(table, random);
      sum += information;
      squares += information * information;
    }
    double mean = sum / draws;
    double deviation = Math.sqrt(Math.max(0, squares / draws - mean * mean) / (draws - 1));
    // 5 standard errors in each of 120 tables: false alarm about once in 10,000 seeds, somewhat
    // more where the law is skewed.
    assertThat(StratifiedNull.mean(table)).isCloseTo(mean, within(5 * deviation + 1e-10));
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void thePValueIsTheShareOfTablesOfChanceAsInformative(RandomTables.Sample s) {
    RandomStream random = new RandomStreams(8).stream("p");
    ContingencyTable table = s.table();
    int draws = 199;
    double observed =
        ExplainedInformation.of(table, EntropyEstimator.PLUGIN).iModelLabelGivenBy().value();
    int asMuch = 0;
    for (int i = 0; i < draws; i++) {
      asMuch += StratifiedNull.information(table, random) >= observed - 1e-10 ? 1 : 0;
    }
    double whole = (1.0 + asMuch) / (1.0 + draws);
    double found = StratifiedNull.of(table, draws, random).pValue();
    // Most draws of the second are cut short. 5 standard errors of a difference, and two counts for
    // the skew near 0: a false alarm in some thousand seeds for all tables together.
    double p = (whole + found) / 2;
    assertThat(found).isCloseTo(whole, within(5 * Math.sqrt(2 * p * (1 - p) / draws) + 0.01));
  }

  @Test
  void tablesOfChanceFollowTheLawOfShuffledLabels() {
    // One stratum, three classes: compare with shuffling itself, through mean and variance.
    int[] y = {0, 0, 0, 0, 1, 1, 1, 2, 2, 0, 1, 0};
    int[] f = {0, 0, 1, 0, 1, 1, 0, 2, 2, 2, 0, 0};
    int[] l = new int[y.length];
    RandomStream random = new RandomStreams(6).stream("both");
    int draws = 20_000;
    double[] moments = new double[4];
    ContingencyTable table = ContingencyTable.of(y, f, l);
    for (int i = 0; i < draws; i++) {
      double drawn = StratifiedNull.information(table, random);
      int[] order = random.permutation(f.length);
      int[] shuffled = new int[f.length];
      for (int j = 0; j < f.length; j++) {
        shuffled[j] = f[order[j]];
      }
      double plain =
          ExplainedInformation.of(ContingencyTable.of(y, shuffled, l), EntropyEstimator.PLUGIN)
              .iModelLabelGivenBy()
              .value();
      moments[0] += drawn / draws;
      moments[1] += drawn * drawn / draws;
      moments[2] += plain / draws;
      moments[3] += plain * plain / draws;
    }
    // The information has a standard deviation of about 0.12 here: 5 standard errors of a
    // difference of means are 0.006; its square varies less.
    assertThat(moments[0]).isCloseTo(moments[2], within(0.006));
    assertThat(moments[1]).isCloseTo(moments[3], within(0.006));
  }

  @Test
  void largeTablesOfChanceDrawnCellByCellHaveTheExactMeanToo() {
    long[][][] counts = new long[3][4][1];
    for (int cell = 0; cell < 12; cell++) {
      counts[cell / 4][cell % 4][0] = 100_000L * (1 + cell * 7 % 5);
    }
    ContingencyTable table = ContingencyTable.of(counts);
    RandomStream random = new RandomStreams(9).stream("large");
    int draws = 2000;
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      sum += StratifiedNull.information(table, random) * 2 * table.total();
    }
    // Twice N times the information is chi-square with 6 degrees of freedom: the mean of 2000 has a
    // standard error of 0.08.
    assertThat(sum / draws).isCloseTo(6, within(0.4));
    assertThat(StratifiedNull.mean(table) * 2 * table.total()).isCloseTo(6, within(1e-3));
  }

  @Test
  void aModelThatKnowsNoMoreIsRejectedAsSeldomAsPromised() {
    // 5 % of 2000 have a standard deviation of 0.5 %: 0.06 is two of them above, and with 199
    // exchanges the level is at most 0.05, so a false alarm comes about once in 40 seeds; this seed
    // gives none.
    int rejected = 0;
    RandomStream random = new RandomStreams(44).stream("level");
    for (int i = 0; i < 2000; i++) {
      rejected +=
          StratifiedNull.of(copy(random, 10, 2000, 0), 199, random).pValue() <= 0.05 ? 1 : 0;
    }
    assertThat(rejected / 2000.0).isLessThanOrEqualTo(0.06);
    rejected = 0;
    for (int i = 0; i < 2000; i++) {
      rejected += StratifiedNull.of(copy(random, 2, 1000, 0), 199, random).pValue() <= 0.05 ? 1 : 0;
    }
    assertThat(rejected / 2000.0).isLessThanOrEqualTo(0.06);
  }

  @Test
  void twoPercentOfTheLabelAreFoundInFourOfFiveSamples() {
    // Power about 0.87 at K = 10, N = 10,000: of 400, 0.8 is 4 standard deviations below.
    int rejected = 0;
    RandomStream random = new RandomStreams(45).stream("power");
    for (int i = 0; i < 400; i++) {
      rejected +=
          StratifiedNull.of(copy(random, 10, 10_000, 0.02), 199, random).pValue() <= 0.05 ? 1 : 0;
    }
    assertThat(rejected / 400.0).isGreaterThanOrEqualTo(0.8);
  }

  /// L right in 86 %, F a copy of 95 % of it and otherwise anything; a share of F is Y instead.
  private static ContingencyTable copy(RandomStream random, int k, int n, double knows) {
    byte[][] sample = new byte[3][n];
    for (int j = 0; j < n; j++) {
      int y = random.nextInt(k);
      int l = random.nextDouble() < 0.86 ? y : (y + 1 + random.nextInt(k - 1)) % k;
      int f = random.nextDouble() < 0.95 ? l : random.nextInt(k);
      sample[0][j] = (byte) y;
      sample[1][j] = (byte) (random.nextDouble() < knows ? y : f);
      sample[2][j] = (byte) l;
    }
    return ContingencyTable.of(sample[0], sample[1], sample[2]);
  }

  @Test
  void aCopyHasNothingOfItsOwnAndTheTestSaysSo() {
    int[] y = {0, 1, 1, 0, 1, 0, 1};
    int[] f = {0, 1, 0, 0, 1, 0, 1};
    StratifiedNull found =
        StratifiedNull.of(ContingencyTable.of(y, f, f), 99, new RandomStreams(1).stream("x"));
    assertThat(found).isEqualTo(new StratifiedNull(Unit.NATS, 0, 0, 1, 99));
  }

  @Test
  void theSmallestPValueIsThatOfOneExchangeMore() {
    byte[] y = new byte[400];
    for (int j = 0; j < y.length; j++) {
      y[j] = (byte) (j % 2);
    }
    StratifiedNull found =
        StratifiedNull.of(
                ContingencyTable.of(y, y, new byte[400]), 99, new RandomStreams(1).stream("x"))
            .in(Unit.BITS);
    assertThat(found.pValue()).isEqualTo(0.01);
    assertThat(found.observed()).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatCannotBeTestedIsRefused() {
    RandomStream random = new RandomStreams(1).stream("x");
    ContingencyTable small = ContingencyTable.of(new int[2], new int[2], new int[2]);
    assertThatThrownBy(() -> StratifiedNull.of(small, 0, random))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("0 permutations, expected 1 or more");
    ContingencyTable large = ContingencyTable.of(new long[][][] {{{1L << 40}}});
    assertThatThrownBy(() -> StratifiedNull.mean(large))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1099511627776 examples");
  }
}
