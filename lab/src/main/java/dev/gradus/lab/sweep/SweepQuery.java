package dev.gradus.lab.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.MemoryDatabase;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// SQL (DuckDB) over all that a sweep observed. Two tables:
///
/// - `run`: run, a column an axis, status, steps, seconds, error, configuration (JSON);
/// - `trajectory`: run, a column an axis but seed, method, seed, then every column observed.
///
/// A name with a dot is quoted: `"model.widths"`. An axis of a name that is taken gets `_` behind.
public final class SweepQuery implements AutoCloseable {
  private final SweepResults results;
  private final DuckDBConnection database;
  private final SweepTables tables;

  private SweepQuery(SweepResults results, DuckDBConnection database) {
    this.results = results;
    this.database = database;
    tables = new SweepTables(results, database);
  }

  /// @throws InputException if there is no sweep
  /// @throws StorageException if a file is damaged
  public static SweepQuery open(Path sweep) {
    SweepResults results = SweepResults.open(sweep);
    try {
      return new SweepQuery(results, (DuckDBConnection) MemoryDatabase.open(Map.of()));
    } catch (SQLException e) {
      throw new StorageException("DuckDB does not start: " + e.getMessage());
    } catch (IOException e) {
      throw new StorageException(String.valueOf(e.getMessage()));
    }
  }

  /// A table as an answer.
  ///
  /// @param columns their names
  /// @param rows numbers, booleans, or other values as text; null where there is none
  public record Table(List<String> columns, List<List<@Nullable Object>> rows) {}

  /// Answers a query.
  ///
  /// @param most rows after which it stops
  /// @throws InputException if DuckDB does not understand it
  public Table select(String sql, int most) {
    tables.fill(sql);
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      ResultSetMetaData data = found.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        columns.add(data.getColumnLabel(i));
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (rows.size() < most && found.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          Object value = found.getObject(i);
          row.add(isPlain(value) ? value : String.valueOf(value));
        }
        rows.add(row);
      }
      return new Table(columns, rows);
    } catch (SQLException e) {
      throw wrong(e);
    }
  }

  private static boolean isPlain(@Nullable Object value) {
    return value == null || value instanceof Number || value instanceof Boolean;
  }

  /// Writes the answer of a query into a file, replaced in one step.
  ///
  /// @param parquet Parquet rather than CSV
  /// @return how many rows it has
  /// @throws InputException if DuckDB does not understand the query
  /// @throws StorageException if the file cannot be written
  public long export(String sql, Path file, boolean parquet) {
    tables.fill(sql);
    Path temporary = Disk.temporary(file);
    String query = sql.strip().replaceAll(";+$", "");
    try (Statement statement = database.createStatement()) {
      statement.execute("EXPLAIN " + query);
    } catch (SQLException e) {
      throw wrong(e);
    }
    try (Statement statement = database.createStatement()) {
      String format = parquet ? "(FORMAT parquet)" : "(FORMAT csv, HEADER)";
      long rows =
          statement.executeUpdate(
              "COPY ("
                  + query
                  + ") TO "
                  + MemoryDatabase.quoted(temporary.toString(), '\'')
                  + " "
                  + format);
      new Disk().publish(file);
      return rows;
    } catch (SQLException e) {
      throw StorageException.of("cannot write", file, new java.io.IOException(e.getMessage(), e));
    }
  }

  private static InputException wrong(SQLException e) {
    String line = String.valueOf(e.getMessage()).strip();
    String first = line.lines().filter(text -> !text.isBlank()).findFirst().orElse("");
    if (first.contains("ResultSet")) {
      first = "an order without rows found, expected a question, such as select * from run";
    }
    String hint =
        line.lines()
            .filter(text -> text.contains("Candidate") || text.contains("Did you mean"))
            .findFirst()
            .map(text -> " (" + text.strip() + ")")
            .orElse("");
    return new InputException("query: " + first + (first.contains("Candidate") ? "" : hint), e);
  }

  @Override
  public void close() {
    try (results) {
      database.close();
    } catch (SQLException e) {
      throw new StorageException("DuckDB does not close: " + e.getMessage());
    }
  }
}
