package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeGridTest {

  @Test
  void logSpacedTimesHaveEqualRatiosAndExactEnds() {
    double[] times = TimeGrid.logSpaced(0.1, 1000, 5).toArray();
    assertThat(times).hasSize(6).startsWith(0, 0.1).endsWith(1000);
    for (int i = 2; i < times.length; i++) {
      assertThat(times[i] / times[i - 1]).isCloseTo(10, within(1e-12));
    }
  }

  @Test
  void logStepsAreDistinctWholeNumbersFromZero() {
    double[] times = TimeGrid.logSteps(1000, 40).toArray();
    assertThat(times).startsWith(0, 1, 2).endsWith(1000).isSorted().doesNotHaveDuplicates();
    assertThat(times)
        .satisfies(all -> java.util.Arrays.stream(all).forEach(t -> assertThat(t % 1).isZero()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void timesThatAreNotFiniteOrAreNegativeAreRefused(double bad) {
    assertThatThrownBy(() -> TimeGrid.of(bad))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("times[0]");
  }

  @Test
  void unsortedEmptyAndEmptyRangeGridsAreRefused() {
    assertThatThrownBy(() -> TimeGrid.of(1, 1)).hasMessageContaining("times[1]");
    assertThatThrownBy(() -> TimeGrid.of()).hasMessageContaining("empty");
    assertThatThrownBy(() -> TimeGrid.logSpaced(0, 1, 3)).hasMessageContaining("first");
  }
}
