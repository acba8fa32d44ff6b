package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.Map;
import java.util.TreeMap;
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
        Arguments.of(new int[] {2, 9, 3}, new int[] {3, 6, 2, 3}),
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

  @ParameterizedTest
  @MethodSource("margins")
  void tablesOfChanceHaveTheirExactLawHoweverTheyAreDrawn(int[] rows, int[] columns) {
    Map<Long, Double> law = new TreeMap<>();
    double all = logFactorials(rows) + logFactorials(columns) - logFactorial(sum(rows));
    if (sum(rows) < 100) {
      enumerate(rows.clone(), columns.clone(), 0, 0, 0, all, law);
      assertThat(law.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-9));
    }
    for (double examplesPerCell : law.isEmpty() ? new double[0] : new double[] {0, 1e9}) {
      RandomStream random = new RandomStreams(3).stream("law");
      int draws = 50_000;
      Map<Long, Integer> seen = new TreeMap<>();
      for (int i = 0; i < draws; i++) {
        // A new one each time: what is left in order by a table before could hide what is not
        // random.
        Stratum stratum = new Stratum(rows, columns, 0, examplesPerCell);
        seen.merge(key(stratum.begin(random) + stratum.finish(random)), 1, Integer::sum);
      }
      assertThat(law.keySet()).containsAll(seen.keySet());
      double squares = 0;
      double rare = 0;
      int rareSeen = 0;
      int degrees = -1;
      for (var entry : law.entrySet()) {
        double expected = draws * entry.getValue();
        int count = seen.getOrDefault(entry.getKey(), 0);
        if (expected < 10) {
          rare += expected;
          rareSeen += count;
        } else {
          squares += Math.pow(count - expected, 2) / expected;
          degrees++;
        }
      }
      if (rare >= 10) {
        squares += Math.pow(rareSeen - rare, 2) / rare;
        degrees++;
      }
      if (degrees > 0) {
        // Wilson and Hilferty: 5 standard deviations of chi-square, a false alarm in three million.
        double part = 2.0 / (9 * degrees);
        assertThat(squares).isLessThan(degrees * Math.pow(1 - part + 5 * Math.sqrt(part), 3));
      }
    }
  }

  /// All tables of these margins, cell after cell, by their sum of n ln n.
  private static void enumerate(
      int[] rows,
      int[] columns,
      int cell,
      double sum,
      double log,
      double all,
      Map<Long, Double> law) {
    int row = cell / columns.length;
    int column = cell % columns.length;
    if (row == rows.length) {
      if (sum(columns) == 0) {
        law.merge(key(sum), Math.exp(all - log), Double::sum);
      }
      return;
    }
    boolean last = column == columns.length - 1;
    for (int n = last ? rows[row] : 0; n <= Math.min(rows[row], columns[column]); n++) {
      rows[row] -= n;
      columns[column] -= n;
      double more = n == 0 ? 0 : n * Math.log(n);
      enumerate(rows, columns, cell + 1, sum + more, log + logFactorial(n), all, law);
      rows[row] += n;
      columns[column] += n;
    }
  }

  /// Equal sums but for rounding.
  private static long key(double sum) {
    return Math.round(sum * 1e8);
  }

  private static int sum(int[] counts) {
    return java.util.Arrays.stream(counts).sum();
  }

  private static double logFactorials(int[] counts) {
    return java.util.Arrays.stream(counts).mapToDouble(StratumTest::logFactorial).sum();
  }

  private static double logFactorial(int n) {
    double sum = 0;
    for (int i = 2; i <= n; i++) {
      sum += Math.log(i);
    }
    return sum;
  }
}
