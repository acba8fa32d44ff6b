package dev.gradus.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The final files, read by DuckDB, which stands for every other program.
class TrajectoryFilesTest {
  private static final Trajectory ODE =
      new Trajectory(
          "ode",
          0,
          List.of(Column.of("t"), Column.of("eg")),
          List.of(new double[] {0, 0.1}, new double[] {1, Double.NaN}),
          Status.completed(10));
  private static final Trajectory CHAIN =
      new Trajectory(
          "chain",
          -3,
          List.of(Column.of("t"), Column.of("a \"b\", c"), Column.of("eg")),
          List.of(
              new double[] {0, Double.NEGATIVE_INFINITY, -0.0},
              new double[] {0.30000000000000004, Double.MIN_VALUE, 1e22}),
          Status.diverged(7, "too large"));

  @TempDir Path directory;

  @Test
  void csvHasTheUnionOfTheColumnsAndEmptyFieldsForNan() throws IOException {
    assertThat(csv())
        .content()
        .isEqualTo(
            """
            method,seed,t,eg,"a ""b"", c"
            ode,0,0.0,0.1,
            ode,0,1.0,,
            chain,-3,0.0,-0.0,-inf
            chain,-3,0.30000000000000004,1.0E22,4.9E-324
            """);
  }

  @Test
  void csvGivesBackTheSameTrajectories() throws IOException {
    List<Trajectory> read =
        CsvFile.read(csv(), List.of(Manifest.Unit.of(ODE, 1), Manifest.Unit.of(CHAIN, 2)));
    assertThat(read).hasSize(2);
    assertThat(read.getLast().columns()).isEqualTo(CHAIN.columns());
    assertThat(read.getLast().status()).isEqualTo(CHAIN.status());
    for (int i = 0; i < 2; i++) {
      assertThat(read.get(0).row(i)).isEqualTo(ODE.row(i));
      assertThat(read.get(1).row(i)).isEqualTo(CHAIN.row(i));
    }
  }

  @Test
  void aShortCsvIsRefused() throws IOException {
    Path file = csv();
    Files.writeString(file, Files.readString(file).lines().limit(3).toList().toString());
    assertThatThrownBy(() -> CsvFile.read(file, List.of(Manifest.Unit.of(ODE, 1))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void parquetAndCsvHoldTheSameNumbersForOthers() throws Exception {
    Path parquet = directory.resolve("it's.parquet");
    ParquetFile.write(new TrajectoryTable(List.of(ODE, CHAIN)), parquet);
    String expected =
        "[ode, 0, 0.0, 0.1, null][ode, 0, 1.0, NaN, null]"
            + "[chain, -3, 0.0, -0.0, -Infinity][chain, -3, 0.30000000000000004, 1.0E22, 4.9E-324]";
    assertThat(select("read_parquet('" + directory + "/it''s.parquet')")).isEqualTo(expected);
    csv();
    // DuckDB takes infinities for text unless it is told the types; pandas and NumPy do not.
    String types = "'VARCHAR', 'BIGINT', 'DOUBLE', 'DOUBLE', 'DOUBLE'";
    assertThat(select("read_csv('" + directory + "/trajectory.csv', types = [" + types + "])"))
        .isEqualTo(expected.replace("NaN", "null"));
  }

  @Test
  void aMistakeOfTheFileSystemIsToldInOneLine() {
    Path path = Path.of("run/trajectory.csv");
    assertThat(
            StorageException.of("cannot write", path, new IOException("No space left on device")))
        .hasMessage(
            "run/trajectory.csv: cannot write: No space left on device; free some space, then start"
                + " the same command again: it continues the run");
    assertThat(StorageException.of("cannot write", path, new AccessDeniedException("x")))
        .hasMessageContaining("permission denied; make it writable or choose another directory");
    assertThat(StorageException.of("cannot read", path, new IOException("a\nb\nc")))
        .hasMessageContaining("cannot read: a; when that is mended");
    assertThat(StorageException.of("cannot read", path, new IOException()))
        .hasMessageContaining("cannot read: IOException");
    assertThatThrownBy(
            () -> ParquetFile.write(new TrajectoryTable(List.of(ODE)), directory.resolve("x/y")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Disk.read(path)).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> Sha256.of(path)).isInstanceOf(StorageException.class);
  }

  private Path csv() throws IOException {
    Path file = directory.resolve("trajectory.csv");
    try (var out = Files.newOutputStream(file)) {
      CsvFile.write(new TrajectoryTable(List.of(ODE, CHAIN)), out);
    }
    return file;
  }

  private static String select(String source) throws Exception {
    StringBuilder text = new StringBuilder();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows = database.createStatement().executeQuery("SELECT * FROM " + source)) {
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        text.append(Arrays.toString(row.toArray()));
      }
    }
    return text.toString();
  }
}
