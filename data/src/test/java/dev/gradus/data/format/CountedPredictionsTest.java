package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedPredictionsTest {
  @TempDir private Path directory;

  private Path parquet(String name, String select) throws SQLException {
    Path file = directory.resolve(name);
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  @Test
  void rowsOfAllFilesAreCountedByGroupAndStep() throws SQLException {
    String select =
        "SELECT i %% 2 AS label, i %% 3 AS model, 1::TINYINT AS reference, i // 60 AS step,"
            + " 'g' || (i %% 2) AS \"group\" FROM range(%d, %d) t(i)";
    List<CountedPredictions> parts =
        CountedPredictions.read(
            List.of(
                parquet("a.parquet", select.formatted(0, 60)),
                parquet("b.parquet", select.formatted(60, 120))));
    assertThat(parts).extracting(CountedPredictions::group).containsExactly("g0", "g0", "g1", "g1");
    assertThat(parts).extracting(CountedPredictions::step).containsExactly(0.0, 1.0, 0.0, 1.0);
    for (CountedPredictions part : parts) {
      assertThat(Arrays.stream(part.counts()).sum()).isEqualTo(30);
      assertThat(part.counts()).containsOnly(10);
      assertThat(part.model()).containsExactlyInAnyOrder(0, 1, 2);
      assertThat(part.reference()).containsOnly(1);
    }
  }

  @Test
  void stepAndGroupMayBeLeftOut() throws SQLException {
    CountedPredictions only =
        CountedPredictions.read(
                List.of(parquet("a.parquet", "SELECT 1 AS label, 0 AS model, true AS reference")))
            .getFirst();
    assertThat(only.group()).isEmpty();
    assertThat(only.step()).isNaN();
    assertThat(only.reference()).containsExactly(1);
    assertThat(only.signs()).isFalse();
  }

  @Test
  void aColumnOfMinusOneAndOneAloneIsOfTheClassesZeroAndOne() throws SQLException {
    // At step 0 no label is -1: the whole column says what is meant.
    Path file =
        parquet(
            "a.parquet",
            "SELECT unnest([1, -1]) AS label, unnest([-1, -1]) AS model, unnest([0, 2]) AS"
                + " reference, unnest([0, 1]) AS step");
    List<CountedPredictions> whole = CountedPredictions.read(List.of(file));
    List<CountedPredictions> sliced =
        CountedPredictions.together(
            "a.parquet",
            PredictionSlice.of(List.of(file), 1).stream().map(PredictionSlice::count).toList());
    for (List<CountedPredictions> parts : List.of(whole, sliced)) {
      assertThat(parts).extracting(one -> one.label()[0]).containsExactly(1, 0);
      assertThat(parts).extracting(one -> one.model()[0]).containsExactly(0, 0);
      assertThat(parts).extracting(one -> one.reference()[0]).containsExactly(0, 2);
      assertThat(parts).allMatch(CountedPredictions::signs);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 AS label, 1 AS model | no column reference",
        "0.5 AS label, 1 AS model, 1 AS reference | column label is of type",
        "1 AS label, 'x' AS model, 1 AS reference | column model is of type",
        "-2 AS label, 1 AS model, 1 AS reference | column label holds -2, expected -1 and 1 alone or",
        "unnest([1, -1, 2]) AS label, 1 AS model, 1 AS reference | column label holds -1 and 2",
        "1 AS label, 1 AS model, unnest([0, -1]) AS reference | column reference holds -1 and 0",
        "1 AS label, NULL::INTEGER AS model, 1 AS reference | nothing in a row",
        "1 AS label, 1 AS model, 5000000000 AS reference | holds 5000000000",
        "1 AS label, 1 AS model, 1 AS reference, NULL::INTEGER AS step | a step is missing",
        "1 AS label, 1 AS model, 1 AS reference WHERE false | no row",
      })
  void whatCannotBeCountedIsRefusedInOneLine(String columns, String reason) throws SQLException {
    Path file = parquet("t.parquet", "SELECT " + columns);
    assertThatThrownBy(() -> CountedPredictions.read(List.of(file)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("t.parquet")
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void filesThatAreNoneAreRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("t.parquet"), "label,model\n");
    assertThatThrownBy(() -> CountedPredictions.read(List.of(text)))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> CountedPredictions.read(List.of(directory.resolve("no.parquet"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
    Path named = Files.writeString(directory.resolve("a[1].parquet"), "");
    assertThatThrownBy(() -> CountedPredictions.read(List.of(named)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rename");
  }
}
