package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StratumTest {
  static Stream<Arguments> margins() {
    return Stream.of(
        Arguments.of(new int[] {3, 2}, new int[] {4, 1}),
        Arguments.of(new int[] {7}, new int[] {4, 2, 1}),
        Arguments.of(new int[] {4, 2, 1}, new int[] {7}),
        Arguments.of(new int[] {1, 6}, new int[] {2, 2, 3}),
        Arguments.of(new int[] {5, 4, 3}, new int[] {4, 4, 4}),
        Arguments.of(new int[] {40, 2, 1, 1}, new int[] {11, 11, 11, 11}),
        Arguments.of(new int[] {1, 1, 1, 1, 1, 1}, new int[] {1, 1, 1, 1, 1, 1}),
        Arguments.of(new int[] {9000, 8000, 7000}, new int[] {8000, 8000, 8000}));
  }

  @ParameterizedTest
  @MethodSource("margins")
  void noTableOfChanceIsAboveWhatItsBeginningAllows(int[] rows, int[] columns) {
    Stratum stratum = new Stratum(rows, columns, 0);
    RandomStream random = new RandomStreams(1).stream("tables");
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 2000; i++) {
      double most = stratum.begin(random);
      double left = stratum.finish(random);
      assertThat(left).isLessThanOrEqualTo(1e-9 * most);
      highest = Math.max(highest, most + left);
    }
    // No table of these margins is less even than its rows each in one cell.
    assertThat(highest).isLessThanOrEqualTo(inOneCellEach(rows) + 1e-9);
  }

  private static double inOneCellEach(int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += row * Math.log(row);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("margins")
  void tablesOfChanceHaveTheirExactMean(int[] rows, int[] columns) {
    Stratum stratum = new Stratum(rows, columns, 0);
    RandomStream random = new RandomStreams(2).stream("tables");
    int draws = 20_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double drawn = stratum.begin(random) + stratum.finish(random);
      sum += drawn;
      squares += drawn * drawn;
    }
    double mean = sum / draws;
    double error = Math.sqrt(Math.max(0, squares / draws - mean * mean) / draws);
    // 5 standard errors: a false alarm in a million.
    assertThat(mean).isCloseTo(stratum.mean(), within(5 * error + 1e-9 * mean + 1e-12));
  }
}
