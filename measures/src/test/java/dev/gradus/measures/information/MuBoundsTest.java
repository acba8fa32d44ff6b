package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class MuBoundsTest {
  private static final double ROUNDING = 1e-10;

  private static JsonNode read(String file) {
    return new ObjectMapper().readTree(MuBoundsTest.class.getResourceAsStream(file)).get("cases");
  }

  static Stream<Arguments> cases() {
    return read("bounds.json")
        .valueStream()
        .map(bounds -> {
          JsonNode same =
              read("cases.json")
                  .valueStream()
                  .filter(node -> node.get("name").equals(bounds.get("name")))
                  .findFirst()
                  .orElseThrow();
          return Arguments.of(bounds.get("name").asString(), same.get("counts"), bounds);
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void boundsOfTwoClassesAgree(String name, JsonNode counts, JsonNode reference) {
    // Reference values have 9 decimals.
    MuBounds bounds =
        MuBounds.of(ContingencyTable.of(new ObjectMapper().treeToValue(counts, long[][][].class)))
            .in(Unit.BITS);
    assertThat(bounds.mu()).isCloseTo(reference.get("mu").asDouble(), within(1e-9));
    assertThat(bounds.muCi()).isCloseTo(reference.get("mu_ci").asDouble(), within(1e-9));
    assertThat(bounds.muMax()).isCloseTo(reference.get("mu_max").asDouble(), within(1e-9));
    assertThat(bounds.muMin()).isCloseTo(reference.get("mu_min").asDouble(), within(1e-9));
    assertThat(bounds.muFloor()).isEqualTo(bounds.muMin());
    assertThat(bounds.muMaxGap()).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void boundsHoldMuAndOneAnother(RandomTables.Sample s) {
    MuBounds bounds = MuBounds.of(s.table());
    ExplainedInformation found = ExplainedInformation.of(s.table(), EntropyEstimator.PLUGIN);
    assertThat(bounds.mu()).isCloseTo(found.mu().value(), within(ROUNDING));
    assertThat(bounds.mu()).isBetween(bounds.muMin(), bounds.muMax());
    assertThat(bounds.muCi())
        .isBetween(bounds.muFloor() - ROUNDING, bounds.muMax() + bounds.muMaxGap() + ROUNDING);
    assertThat(bounds.muFloor()).isLessThanOrEqualTo(bounds.muMin() + ROUNDING);
    assertThat(bounds.muMax())
        .isLessThanOrEqualTo(
            Math.min(found.iModelLabel().value(), found.iByLabel().value()) + ROUNDING);
    assertThat(bounds.muMaxGap()).isBetween(0.0, 1e-5);
    if (!Double.isNaN(bounds.retention())) {
      assertThat(bounds.retention()).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void boundsDependOnBothConfusionMatricesAlone(RandomTables.Sample s) {
    // Within each class, the predictions of F are dealt anew.
    RandomStream random = new RandomStreams(8).stream("dealing");
    int[] order = random.permutation(s.y().length);
    int[] last = new int[5000];
    Arrays.fill(last, -1);
    int[] dealt = s.f().clone();
    for (int j : order) {
      int other = last[s.y()[j]];
      if (other >= 0) {
        int f = dealt[j];
        dealt[j] = dealt[other];
        dealt[other] = f;
      }
      last[s.y()[j]] = j;
    }
    MuBounds one = MuBounds.of(s.table());
    MuBounds two = MuBounds.of(ContingencyTable.of(s.y(), dealt, s.l()));
    assertThat(two.muCi()).isCloseTo(one.muCi(), within(ROUNDING));
    assertThat(two.muFloor())
        .satisfiesAnyOf(
            floor -> assertThat(floor).isCloseTo(one.muFloor(), within(ROUNDING)),
            floor -> assertThat(one.muMaxGap()).isZero());
    assertThat(two.muMax())
        .isCloseTo(one.muMax(), within(one.muMaxGap() + two.muMaxGap() + ROUNDING));
    assertThat(two.mu()).isLessThanOrEqualTo(one.muMax() + one.muMaxGap() + ROUNDING);
  }

  @Test
  void theSolverForManyClassesIsRightAboutTwo() {
    RandomStream random = new RandomStreams(5).stream("binary tables");
    for (int i = 0; i < 300; i++) {
      long[][][] counts = new long[2][2][2];
      for (int cell = 0; cell < 8; cell++) {
        counts[cell >> 2][cell >> 1 & 1][cell & 1] =
            random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(200);
      }
      counts[0][0][0]++;
      Joint joint = ContingencyTable.of(counts).joint();
      Confusions confusions = Confusions.of(joint, Pointwise.Margins.of(joint));
      double exact = BinaryCouplings.of(confusions).mostUncertainty();
      MostUncertainCoupling.Bracket bracket = MostUncertainCoupling.of(confusions);
      assertThat(exact)
          .isBetween(bracket.attained() - 1e-12, bracket.attained() + bracket.gap() + 1e-12);
    }
  }

  @Test
  void oneModelThatIsANoisyCopyOfTheOtherIsExplainedWholeAtBest() {
    // F garbles L: then a coupling exists where L knows all that F does, and mu_max = I(F;Y). The
    // garbling is symmetric over five classes; as counts it is exact.
    int k = 5;
    int[] y = new int[k * 64];
    int[] f = new int[y.length];
    int[] l = new int[y.length];
    for (int j = 0; j < y.length; j++) {
      y[j] = j % k;
      int place = j / k;
      // L is right in 48 of 64; F garbles it by a quarter, independently of whether L is right.
      l[j] = place < 48 ? y[j] : (y[j] + 1 + (place - 48) / 4) % k;
      f[j] = place % 4 < 3 ? l[j] : (l[j] + 1 + (place / 4) % 4) % k;
    }
    MuBounds bounds = MuBounds.of(ContingencyTable.of(y, f, l));
    ExplainedInformation found =
        ExplainedInformation.of(ContingencyTable.of(y, f, l), EntropyEstimator.PLUGIN);
    assertThat(bounds.muMax())
        .isCloseTo(found.iModelLabel().value(), within(bounds.muMaxGap() + 1e-9));
  }

  @Test
  void twoEqualConfusionMatricesCanBeOfOneModel() {
    int[] y = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3};
    int[] f = {0, 1, 2, 3, 1, 2, 3, 0, 0, 1, 2, 3};
    int[] l = {1, 2, 3, 0, 0, 1, 2, 3, 0, 1, 2, 3};
    ContingencyTable table = ContingencyTable.of(y, f, l);
    MuBounds bounds = MuBounds.of(table);
    double information =
        ExplainedInformation.of(table, EntropyEstimator.PLUGIN).iModelLabel().value();
    assertThat(bounds.muMax()).isCloseTo(information, within(1e-6));
    assertThat(bounds.mu()).isLessThan(bounds.muCi());
    assertThat(bounds.retention()).isNegative();
  }

  @Test
  void independentUniformModelsCanTogetherTellTheWholeLabel() {
    // F and L uniform whatever Y: Y = F + L mod 3 is a table with these matrices, of mu = -ln 3.
    long[][][] counts = new long[3][3][3];
    for (int cell = 0; cell < 27; cell++) {
      counts[cell / 9][cell / 3 % 3][cell % 3] = 3;
    }
    MuBounds bounds = MuBounds.of(ContingencyTable.of(counts));
    assertThat(bounds.muMin()).isCloseTo(-Math.log(3), within(1e-12));
    assertThat(bounds.muFloor()).isCloseTo(-Math.log(3), within(1e-12));
    assertThat(bounds.muMax()).isCloseTo(0, within(1e-9));
    assertThat(bounds.retention()).isNaN();
  }

  @Test
  void aCopyIsRetainedWhole() {
    int[] y = {0, 0, 1, 1, 2, 2, 0, 1, 2};
    int[] f = {0, 1, 1, 1, 2, 0, 0, 1, 2};
    assertThat(MuBounds.of(ContingencyTable.of(y, f, f)).retention()).isCloseTo(1, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "4000,300,411,3500",
    "1013,7,3,997",
    "3,1,1,5",
    "812,99,101,790",
    "4991,449,562,3998"
  })
  void aCopyWithTwoClassesIsRetainedWholeWithoutATraceOfRounding(
      long right0, long wrong0, long wrong1, long right1) {
    long[][][] counts = {{{right0, 0}, {0, wrong0}}, {{wrong1, 0}, {0, right1}}};
    assertThat(MuBounds.of(ContingencyTable.of(counts)).retention()).isEqualTo(1);
  }

  @Test
  void tablesTooLargeForBoundsAreRefused() {
    int[] y = new int[9000];
    int[] f = new int[9000];
    Arrays.setAll(f, j -> j);
    assertThatThrownBy(() -> MuBounds.of(ContingencyTable.of(y, f, f)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("81000000 possible triples");
  }
}
