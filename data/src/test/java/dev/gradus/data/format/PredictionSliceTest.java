package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionSliceTest {
  private static final String ROWS =
      "SELECT (hash(i) %% 3)::TINYINT AS label, (hash(i + 1) %% 3)::TINYINT AS model,"
          + " (hash(i + 2) %% 2)::BOOLEAN AS reference, i %% 4 AS step, %s AS \"group\" FROM range(%d, %d) t(i)";

  @TempDir private Path directory;

  private Path parquet(String name, String select) throws SQLException {
    Path file = directory.resolve(name);
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048)".formatted(select, file));
    }
    return file;
  }

  @Test
  void slicesOfAnyLengthCountTogetherWhatTheWholeTableCounts() throws SQLException {
    List<Path> files =
        List.of(
            parquet("a.parquet", ROWS.formatted("(i % 5)::DOUBLE", 0, 10_000)),
            parquet("b.parquet", ROWS.formatted("i % 5", 10_000, 15_001)));
    Map<String, Long> whole = counts(CountedPredictions.read(files));
    for (long rows : new long[] {1_000, 2_048, 9_999, 1_000_000}) {
      List<PredictionSlice> slices = PredictionSlice.of(files, rows);
      assertThat(slices.stream().mapToLong(one -> one.end() - one.first()).sum()).isEqualTo(15_001);
      assertThat(
              counts(
                  CountedPredictions.together(
                      "table", slices.stream().map(PredictionSlice::count).toList())))
          .isEqualTo(whole);
    }
  }

  private static Map<String, Long> counts(List<CountedPredictions> parts) {
    Map<String, Long> counts = new TreeMap<>();
    for (CountedPredictions part : parts) {
      for (int i = 0; i < part.counts().length; i++) {
        counts.merge(
            "%s %s: %d %d %d"
                .formatted(
                    part.group(),
                    part.step(),
                    part.label()[i],
                    part.model()[i],
                    part.reference()[i]),
            part.counts()[i],
            Long::sum);
      }
    }
    return counts;
  }

  @Test
  void tablesThatDoNotFitTogetherOrAreEmptyAreRefused() throws SQLException {
    Path whole = parquet("whole.parquet", ROWS.formatted("'g'", 0, 10));
    Path without =
        parquet("without.parquet", "SELECT 1 AS label, 1 AS model, 0 AS reference, 3 AS step");
    List<PredictionSlice> slices = PredictionSlice.of(List.of(whole, without), 100);
    assertThatThrownBy(() -> slices.getLast().count())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("without.parquet")
        .hasMessageContaining("group");
    assertThatThrownBy(() -> CountedPredictions.together("empty.parquet", List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no row");
  }
}
