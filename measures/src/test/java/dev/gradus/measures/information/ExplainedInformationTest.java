package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainedInformationTest {
  private static final double ROUNDING = 1e-12;

  private static ExplainedInformation plugIn(ContingencyTable table) {
    return ExplainedInformation.of(table, EntropyEstimator.PLUGIN);
  }

  private static double nats(ContingencyTable table) {
    return plugIn(table).mu().value();
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void explainedInformationIsSymmetricInAllThreeVariables(RandomTables.Sample s) {
    double mu = nats(ContingencyTable.of(s.y(), s.f(), s.l()));
    assertThat(nats(ContingencyTable.of(s.y(), s.l(), s.f()))).isCloseTo(mu, within(ROUNDING));
    assertThat(nats(ContingencyTable.of(s.l(), s.f(), s.y()))).isCloseTo(mu, within(ROUNDING));
    assertThat(nats(ContingencyTable.of(s.f(), s.y(), s.l()))).isCloseTo(mu, within(ROUNDING));
    Entropies h = plugIn(s.table()).entropies();
    assertThat(h.modelByInformation() - h.modelByGivenLabel()).isCloseTo(mu, within(ROUNDING));
    assertThat(
            h.label()
                + h.model()
                + h.by()
                - h.labelModel()
                - h.labelBy()
                - h.modelBy()
                + h.labelModelBy())
        .isCloseTo(mu, within(ROUNDING));
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void explainedInformationStaysWithinItsBounds(RandomTables.Sample s) {
    ExplainedInformation found = plugIn(s.table());
    Entropies h = found.entropies();
    double mu = found.mu().value();
    double i = found.iModelLabel().value();
    double j = found.iByLabel().value();
    assertThat(mu).isLessThanOrEqualTo(Math.min(Math.min(i, j), h.modelByInformation()) + ROUNDING);
    assertThat(-mu)
        .isLessThanOrEqualTo(
            Math.min(
                    Math.min(found.iModelLabelGivenBy().value(), h.byLabelGivenModel()),
                    h.modelByGivenLabel())
                + ROUNDING);
    // What a good model must retain of L whatever happened: I(L;Y) - H(Y|F) <= mu.
    assertThat(mu).isGreaterThanOrEqualTo(j - (h.labelModel() - h.model()) - ROUNDING);
    assertThat(i).isBetween(-ROUNDING, Math.min(h.label(), h.model()) + ROUNDING);
    assertThat(found.iModelLabelGivenBy().value()).isGreaterThanOrEqualTo(-ROUNDING);
    assertThat(mu).isCloseTo(i + j - h.bothLabel(), within(ROUNDING));
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void renamingTheClassesOfAVariableChangesNoInformation(RandomTables.Sample s) {
    RandomStream random = new RandomStreams(7).stream("names");
    int[] names = random.permutation(s.classes() + 3);
    int[] otherNames = random.permutation(s.classes());
    ExplainedInformation before = plugIn(s.table());
    ExplainedInformation after =
        plugIn(
            ContingencyTable.of(
                s.y(),
                Arrays.stream(s.f()).map(c -> names[c]).toArray(),
                Arrays.stream(s.l()).map(c -> otherNames[c]).toArray()));
    assertClose(after.iModelLabel(), before.iModelLabel());
    assertClose(after.iByLabel(), before.iByLabel());
    assertClose(after.iModelLabelGivenBy(), before.iModelLabelGivenBy());
    assertClose(after.mu(), before.mu());
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void classesThatDoNotOccurChangeNothing(RandomTables.Sample s) {
    // A class so far away is counted the way of many classes.
    int[] l = Arrays.stream(s.l()).map(c -> c == 0 ? 3000 : c).toArray();
    ExplainedInformation few = plugIn(s.table());
    ExplainedInformation many = plugIn(ContingencyTable.of(s.y(), s.f(), l));
    assertClose(many.mu(), few.mu());
    assertClose(many.iModelLabelGivenBy(), few.iModelLabelGivenBy());
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void nineTimesTheSampleKeepsTheValuesAndDividesTheErrorsByThree(RandomTables.Sample s) {
    ContingencyTable table = s.table();
    ContingencyTable three = table.plus(table).plus(table);
    ExplainedInformation once = plugIn(table);
    ExplainedInformation nine = plugIn(three.plus(three).plus(three));
    assertThat(nine.n()).isEqualTo(9 * once.n());
    assertThat(nine.accuracyModel()).isEqualTo(once.accuracyModel());
    assertThat(nine.mu().value()).isCloseTo(once.mu().value(), within(ROUNDING));
    assertThat(nine.mu().standardError())
        .isCloseTo(once.mu().standardError() / 3, within(ROUNDING));
    assertThat(nine.iModelLabelGivenBy().standardError())
        .isCloseTo(once.iModelLabelGivenBy().standardError() / 3, within(ROUNDING));
  }

  private static void assertClose(Estimate found, Estimate expected) {
    assertThat(found.value()).isCloseTo(expected.value(), within(ROUNDING));
    assertThat(found.standardError()).isCloseTo(expected.standardError(), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void allIsExplainedExactlyWhereModelAndLabelAreIndependentGivenTheOther(RandomTables.Sample s) {
    ExplainedInformation any = plugIn(s.table());
    double beyond = any.iModelLabelGivenBy().value();
    assertThat(any.iModelLabel().value() - any.mu().value()).isCloseTo(beyond, within(ROUNDING));
    // Each stratum of L becomes the product of its margins: then F says nothing more of Y.
    if (s.classes() > 12) {
      return;
    }
    long[][] yl = s.table().counts(Variable.LABEL, Variable.BY);
    long[][] fl = s.table().counts(Variable.MODEL, Variable.BY);
    long[][][] product = new long[yl.length][yl.length][yl.length];
    for (int y = 0; y < yl.length; y++) {
      for (int f = 0; f < yl.length; f++) {
        for (int l = 0; l < yl.length; l++) {
          product[y][f][l] = yl[y][l] * fl[f][l];
        }
      }
    }
    ExplainedInformation whole = plugIn(ContingencyTable.of(product));
    assertThat(whole.iModelLabelGivenBy().value()).isCloseTo(0, within(ROUNDING));
    assertThat(whole.mu().value()).isCloseTo(whole.iModelLabel().value(), within(ROUNDING));
  }

  @Test
  void whatTheModelCopiesIsExplainedWhole() {
    int[] y = {0, 0, 1, 1, 2, 2, 0};
    int[] f = {0, 1, 1, 1, 2, 0, 0};
    ExplainedInformation copied = plugIn(ContingencyTable.of(y, f, f));
    assertThat(copied.mu()).isEqualTo(copied.iModelLabel());
    assertThat(copied.iModelLabelGivenBy()).isEqualTo(new Estimate(0, 0));
    assertThat(copied.explainedFraction()).isEqualTo(new Estimate(1, 0));
    assertThat(copied.agreement()).isEqualTo(1);
  }

  @Test
  void whereOneVariableIsConstantNothingIsExplained() {
    int[] y = {0, 0, 1, 1, 1};
    int[] f = {0, 1, 1, 1, 0};
    int[] constant = new int[5];
    assertThat(plugIn(ContingencyTable.of(y, f, constant)).mu()).isEqualTo(new Estimate(0, 0));
    ExplainedInformation blind = plugIn(ContingencyTable.of(y, constant, f));
    assertThat(blind.mu()).isEqualTo(new Estimate(0, 0));
    assertThat(blind.explainedFraction().value()).isNaN();
    assertThat(blind.explainedFraction().standardError()).isNaN();
  }

  @Test
  void independentErrorsOfTwoGoodModelsStillExplainEachOther() {
    // Two 80 % classifiers, independent given Y: mu = 0.095619 of I = 0.278072 bits.
    ExplainedInformation bits =
        plugIn(ContingencyTable.of(new long[][][] {{{128, 32}, {32, 8}}, {{8, 32}, {32, 128}}}))
            .in(Unit.BITS);
    assertThat(bits.unit()).isEqualTo(Unit.BITS);
    assertThat(bits.mu().value()).isCloseTo(0.095619, within(1e-6));
    assertThat(bits.iModelLabel().value()).isCloseTo(0.278072, within(1e-6));
    assertThat(bits.explainedFraction().value()).isCloseTo(0.343863, within(1e-5));
  }

  @Test
  void theStandardErrorOfTheFractionIsTheDerivativeAlongEachExample() {
    // Against the infinitesimal jackknife by finite differences of the counts, scaled up.
    long[][][] counts = {{{130, 20}, {31, 9}}, {{7, 33}, {41, 129}}};
    double n = 400;
    double step = 1000;
    double squares = 0;
    double mean = fraction(scaled(counts, 1_000_000));
    for (int cell = 0; cell < 8; cell++) {
      long[][][] up = scaled(counts, 1_000_000);
      up[cell >> 2][cell >> 1 & 1][cell & 1] += (long) step;
      double epsilon = step / (n * 1e6 + step);
      double influence = (fraction(up) - mean) / epsilon;
      squares += counts[cell >> 2][cell >> 1 & 1][cell & 1] / n * influence * influence;
    }
    ExplainedInformation found = plugIn(ContingencyTable.of(counts));
    assertThat(found.explainedFraction().standardError())
        .isCloseTo(Math.sqrt(squares / n), within(1e-6));
  }

  private static double fraction(long[][][] counts) {
    return plugIn(ContingencyTable.of(counts)).explainedFraction().value();
  }

  private static long[][][] scaled(long[][][] counts, long factor) {
    return Arrays.stream(counts)
        .map(rows ->
            Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(c -> c * factor).toArray())
                .toArray(long[][]::new))
        .toArray(long[][][]::new);
  }

  @ParameterizedTest
  @EnumSource(EntropyEstimator.class)
  void everyEstimatorIsSymmetricAndBlindToTheNamesOfClasses(EntropyEstimator estimator) {
    RandomTables.samples()
        .filter(s -> s.classes() < 7)
        .limit(15)
        .forEach(s -> {
          ExplainedInformation found = ExplainedInformation.of(s.table(), estimator);
          int[] renamed = Arrays.stream(s.f()).map(c -> 11 - c).toArray();
          ExplainedInformation other =
              ExplainedInformation.of(ContingencyTable.of(s.l(), s.y(), renamed), estimator);
          if (found.n() == 1 && estimator == EntropyEstimator.JACKKNIFE) {
            assertThat(other.mu().value()).isNaN();
          } else {
            assertThat(other.mu().value()).isCloseTo(found.mu().value(), within(1e-9));
            assertThat(other.mu().standardError())
                .isCloseTo(found.mu().standardError(), within(1e-9));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(EntropyEstimator.class)
  void allEstimatorsAgreeOnASampleWithoutEnd(EntropyEstimator estimator) {
    long[][][] counts = scaled(new long[][][] {{{13, 2}, {3, 1}}, {{1, 3}, {4, 13}}}, 1_000_000);
    ContingencyTable table = ContingencyTable.of(counts);
    assertThat(ExplainedInformation.of(table, estimator).mu().value())
        .isCloseTo(nats(table), within(1e-5));
  }

  @Test
  void moreThanTwoClassesAreLeftToGrassberger() {
    int[] two = {0, 1, 1, 0, 1};
    int[] three = {0, 1, 2, 0, 1};
    assertThat(ExplainedInformation.of(ContingencyTable.of(two, two, two)).estimator())
        .isEqualTo(EntropyEstimator.PLUGIN);
    assertThat(ExplainedInformation.of(ContingencyTable.of(two, two, three)).estimator())
        .isEqualTo(EntropyEstimator.GRASSBERGER);
  }

  @Test
  void aConstantModelExplainsNoFractionByAnyEstimator() {
    int[] y = {0, 1, 2, 0, 1, 2};
    ExplainedInformation found =
        ExplainedInformation.of(
            ContingencyTable.of(y, new int[6], y), EntropyEstimator.GRASSBERGER);
    assertThat(found.explainedFraction().value()).isNaN();
  }

  @Test
  void theIntervalReachesTwoStandardErrorsEitherWay() {
    Estimate estimate = new Estimate(3, 0.5);
    assertThat(estimate.lower()).isCloseTo(3 - 0.98, within(1e-4));
    assertThat(estimate.upper()).isCloseTo(3 + 0.98, within(1e-4));
  }
}
