package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecompositionTest {

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void cellsAverageAndClassesAddUpToTheWhole(RandomTables.Sample s) {
    ExplainedInformation whole =
        ExplainedInformation.of(s.table(), EntropyEstimator.PLUGIN).in(Unit.BITS);
    Decomposition parts = Decomposition.of(s.table()).in(Unit.BITS);
    double n = whole.n();
    assertThat(parts.cells().stream().mapToDouble(c -> c.count() * c.mu() / n).sum())
        .isCloseTo(whole.mu().value(), within(1e-11));
    assertThat(parts.perClass().stream().mapToDouble(Decomposition.PerClass::mu).sum())
        .isCloseTo(whole.mu().value(), within(1e-11));
    assertThat(parts.perClass().stream().mapToDouble(Decomposition.PerClass::iModelLabel).sum())
        .isCloseTo(whole.iModelLabel().value(), within(1e-11));
    assertThat(
            parts.perClass().stream().mapToDouble(Decomposition.PerClass::iModelLabelGivenBy).sum())
        .isCloseTo(whole.iModelLabelGivenBy().value(), within(1e-11));
    assertThat(parts.perClass().stream().mapToDouble(Decomposition.PerClass::share).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void aClassThatTheModelNeverSeesGetsNoInformation() {
    // The model knows class 7 from the others, but 2 and 5 are one to it.
    int[] y = {7, 7, 2, 5, 2, 5};
    int[] f = {1, 1, 0, 0, 0, 0};
    Decomposition parts = Decomposition.of(ContingencyTable.of(y, f, f)).in(Unit.BITS);
    assertThat(parts.perClass()).extracting(Decomposition.PerClass::label).containsExactly(2, 5, 7);
    assertThat(parts.perClass().get(2).share()).isCloseTo(1.0 / 3, within(1e-12));
    // 1/3 ln 3 of class 7; each other 1/3 ln 3/2, in bits.
    assertThat(parts.perClass().get(2).mu())
        .isCloseTo(Math.log(3) / Math.log(2) / 3, within(1e-12));
    assertThat(parts.perClass().get(0).mu())
        .isCloseTo(Math.log(1.5) / Math.log(2) / 3, within(1e-12));
    assertThat(parts.cells().get(2).label()).isEqualTo(7);
    assertThat(parts.cells().get(2).count()).isEqualTo(2);
    assertThat(parts.cells().get(0).iModelLabelGivenBy()).isZero();
  }
}
