package dev.gradus.lab.sweep;

import dev.gradus.core.Column;
import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.LightRun;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.StorageException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// SQL (DuckDB) over all that a sweep observed. Two tables:
///
/// - `run`: run, a column an axis, status, steps, seconds, error, configuration (JSON);
/// - `trajectory`: run, a column an axis but seed, method, seed, then every column observed.
///
/// A name with a dot is quoted: `"model.widths"`. An axis of a name that is taken gets `_` behind.
public final class SweepQuery implements AutoCloseable {
  private static final Set<String> TAKEN =
      Set.of("run", "method", "status", "steps", "seconds", "error", "configuration", "t");

  private final SweepResults results;
  private final DuckDBConnection database;
  private boolean hasTrajectories;
  private boolean hasRuns;

  private SweepQuery(SweepResults results, DuckDBConnection database) {
    this.results = results;
    this.database = database;
  }

  /// @throws InputException if there is no sweep
  /// @throws StorageException if a file is damaged
  public static SweepQuery open(Path sweep) {
    SweepResults results = SweepResults.open(sweep);
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try {
      return new SweepQuery(
          results, (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings));
    } catch (SQLException e) {
      throw new StorageException("DuckDB does not start: " + e.getMessage());
    } catch (LinkageError e) {
      throw new StorageException(
          "DuckDB cannot be loaded from "
              + System.getProperty("java.io.tmpdir")
              + "; make it writable, with room for 100 MB");
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
    load(sql);
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
    load(sql);
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
              "COPY (" + query + ") TO " + quote(temporary.toString(), '\'') + " " + format);
      new Disk().publish(file);
      return rows;
    } catch (SQLException e) {
      throw StorageException.of("cannot write", file, new java.io.IOException(e.getMessage(), e));
    }
  }

  private static InputException wrong(SQLException e) {
    String line = String.valueOf(e.getMessage()).strip();
    String first = line.lines().filter(text -> !text.isBlank()).findFirst().orElse("");
    String hint =
        line.lines()
            .filter(text -> text.contains("Candidate") || text.contains("Did you mean"))
            .findFirst()
            .map(text -> " (" + text.strip() + ")")
            .orElse("");
    return new InputException("query: " + first + (first.contains("Candidate") ? "" : hint), e);
  }

  /// Only the tables that a query mentions are filled.
  private void load(String sql) {
    String lower = sql.toLowerCase(Locale.ROOT);
    try {
      if (!hasTrajectories && Pattern.compile("\\btrajectory\\b").matcher(lower).find()) {
        loadTrajectories();
        hasTrajectories = true;
      }
      if (!hasRuns) {
        loadRuns();
        hasRuns = true;
      }
    } catch (SQLException e) {
      throw new StorageException("DuckDB cannot take the sweep: " + e.getMessage());
    }
  }

  private void loadRuns() throws SQLException {
    Map<Axis, String> axes = columns(Set.of());
    StringBuilder create = new StringBuilder("CREATE TABLE run (run INTEGER");
    axes.forEach((axis, name) -> create.append(", ").append(quote(name, '"')).append(type(axis)));
    try (Statement statement = database.createStatement()) {
      statement.execute(
          create
              + ", status VARCHAR, steps BIGINT, seconds DOUBLE, error VARCHAR, configuration"
              + " VARCHAR)");
    }
    var sweep =
        new Sweep(
            results.description().name(),
            results.description().configuration(),
            results.space(),
            configuration -> {
              throw new IllegalStateException("not to be run");
            });
    try (DuckDBAppender appender = database.createAppender("run")) {
      for (int run = 0; run < results.space().size(); run++) {
        appender.beginRow().append(run);
        Map<String, JsonNode> point = results.space().point(run);
        for (Axis axis : axes.keySet()) {
          append(appender, axis, point);
        }
        RunRecord record = results.record(run);
        if (record == null) {
          appender.append("open").appendNull().appendNull().appendNull();
        } else {
          appender.append(record.status().toString()).append(record.steps());
          appender.append(record.seconds()).append(record.error());
        }
        appender.append(sweep.configuration(run).root().toString()).endRow();
      }
    }
  }

  private void loadTrajectories() throws SQLException {
    Set<String> observed = observed();
    Map<Axis, String> axes = columns(observed);
    axes.keySet().removeIf(Axis::isSeed);
    StringBuilder create = new StringBuilder("CREATE TABLE trajectory (run INTEGER");
    axes.forEach((axis, name) -> create.append(", ").append(quote(name, '"')).append(type(axis)));
    create.append(", method VARCHAR, seed BIGINT");
    observed.forEach(name -> create.append(", ").append(quote(name, '"')).append(" DOUBLE"));
    try (Statement statement = database.createStatement()) {
      statement.execute(create + ")");
    }
    try (DuckDBAppender appender = database.createAppender("trajectory")) {
      for (int run = 0; run < results.space().size(); run++) {
        LightRun.Result result = results.read(run).orElse(null);
        if (result != null) {
          Map<String, JsonNode> point = results.space().point(run);
          for (Trajectory one : result.trajectories()) {
            append(appender, run, one, axes.keySet(), point, observed);
          }
        }
      }
    }
  }

  private static void append(
      DuckDBAppender appender,
      int run,
      Trajectory one,
      Set<Axis> axes,
      Map<String, JsonNode> point,
      Set<String> observed)
      throws SQLException {
    int[] places = observed.stream().mapToInt(one::indexOf).toArray();
    for (int row = 0; row < one.size(); row++) {
      appender.beginRow().append(run);
      for (Axis axis : axes) {
        append(appender, axis, point);
      }
      appender.append(one.method()).append(one.seed());
      for (int place : places) {
        if (place < 0) {
          appender.appendNull();
        } else {
          appender.append(one.value(row, place));
        }
      }
      appender.endRow();
    }
  }

  /// Every column that occurs, in the order in which they occur first.
  private Set<String> observed() {
    Set<String> names = new LinkedHashSet<>();
    List<Column> before = List.of();
    for (int run = 0; run < results.space().size(); run++) {
      LightRun.Result result = results.read(run).orElse(null);
      for (Trajectory one : result == null ? List.<Trajectory>of() : result.trajectories()) {
        if (!one.columns().equals(before)) {
          before = one.columns();
          before.forEach(column -> names.add(column.name()));
        }
      }
    }
    return names;
  }

  private Map<Axis, String> columns(Set<String> observed) {
    Map<Axis, String> names = new LinkedHashMap<>();
    for (Axis axis : results.space().axes()) {
      boolean taken = TAKEN.contains(axis.key()) || observed.contains(axis.key());
      names.put(axis, axis.key() + (taken ? "_" : ""));
    }
    return names;
  }

  private static String type(Axis axis) {
    boolean whole = axis.values().stream().allMatch(JsonNode::isIntegralNumber);
    return whole ? " BIGINT" : axis.isNumeric() ? " DOUBLE" : " VARCHAR";
  }

  private static void append(DuckDBAppender appender, Axis axis, Map<String, JsonNode> point)
      throws SQLException {
    JsonNode value = point.get(axis.key());
    if (value == null || value.isNull()) {
      appender.appendNull();
    } else if (!axis.isNumeric()) {
      appender.append(value.isString() ? value.stringValue() : value.toString());
    } else if (type(axis).equals(" BIGINT")) {
      appender.append(value.longValue());
    } else {
      appender.append(value.doubleValue());
    }
  }

  private static String quote(String text, char mark) {
    String one = String.valueOf(mark);
    return one + text.replace(one, one + one) + one;
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
