package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainedInformationTest {
  private static final double ROUNDING = 1e-12;

  private static double nats(ContingencyTable table) {
    return ExplainedInformation.of(table).mu().value();
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void explainedInformationIsSymmetricInAllThreeVariables(RandomTables.Sample s) {
    double mu = nats(ContingencyTable.of(s.y(), s.f(), s.l()));
    assertThat(nats(ContingencyTable.of(s.y(), s.l(), s.f()))).isCloseTo(mu, within(ROUNDING));
    assertThat(nats(ContingencyTable.of(s.l(), s.f(), s.y()))).isCloseTo(mu, within(ROUNDING));
    assertThat(nats(ContingencyTable.of(s.f(), s.y(), s.l()))).isCloseTo(mu, within(ROUNDING));
    Entropies h = ExplainedInformation.of(s.table()).entropies();
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
    ExplainedInformation found = ExplainedInformation.of(s.table());
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
    ExplainedInformation before = ExplainedInformation.of(s.table());
    ExplainedInformation after =
        ExplainedInformation.of(
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
    ExplainedInformation few = ExplainedInformation.of(s.table());
    ExplainedInformation many = ExplainedInformation.of(ContingencyTable.of(s.y(), s.f(), l));
    assertClose(many.mu(), few.mu());
    assertClose(many.iModelLabelGivenBy(), few.iModelLabelGivenBy());
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void nineTimesTheSampleKeepsTheValuesAndDividesTheErrorsByThree(RandomTables.Sample s) {
    ContingencyTable table = s.table();
    ContingencyTable three = table.plus(table).plus(table);
    ExplainedInformation once = ExplainedInformation.of(table);
    ExplainedInformation nine = ExplainedInformation.of(three.plus(three).plus(three));
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

  @Test
  void whatTheModelCopiesIsExplainedWhole() {
    int[] y = {0, 0, 1, 1, 2, 2, 0};
    int[] f = {0, 1, 1, 1, 2, 0, 0};
    ExplainedInformation copied = ExplainedInformation.of(ContingencyTable.of(y, f, f));
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
    assertThat(ExplainedInformation.of(ContingencyTable.of(y, f, constant)).mu())
        .isEqualTo(new Estimate(0, 0));
    ExplainedInformation blind = ExplainedInformation.of(ContingencyTable.of(y, constant, f));
    assertThat(blind.mu()).isEqualTo(new Estimate(0, 0));
    assertThat(blind.explainedFraction().value()).isNaN();
    assertThat(blind.explainedFraction().standardError()).isNaN();
  }

  @Test
  void independentErrorsOfTwoGoodModelsStillExplainEachOther() {
    // Two 80 % classifiers, independent given Y: mu = 0.095619 of I = 0.278072 bits.
    ExplainedInformation bits =
        ExplainedInformation.of(
                ContingencyTable.of(new long[][][] {{{128, 32}, {32, 8}}, {{8, 32}, {32, 128}}}))
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
    ExplainedInformation found = ExplainedInformation.of(ContingencyTable.of(counts));
    assertThat(found.explainedFraction().standardError())
        .isCloseTo(Math.sqrt(squares / n), within(1e-6));
  }

  private static double fraction(long[][][] counts) {
    return ExplainedInformation.of(ContingencyTable.of(counts)).explainedFraction().value();
  }

  private static long[][][] scaled(long[][][] counts, long factor) {
    return Arrays.stream(counts)
        .map(rows ->
            Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(c -> c * factor).toArray())
                .toArray(long[][]::new))
        .toArray(long[][][]::new);
  }
}
