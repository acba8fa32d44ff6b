package dev.gradus.lab.sweep;

import dev.gradus.core.Column;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.LightRun;
import dev.gradus.lab.store.MemoryDatabase;
import dev.gradus.lab.store.StorageException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import tools.jackson.databind.JsonNode;

/// The tables of a sweep, in a database.
final class SweepTables {
  private static final Set<String> TAKEN =
      Set.of("run", "method", "status", "steps", "seconds", "error", "configuration", "t");

  private final SweepResults results;
  private final DuckDBConnection database;

  /// The column of an axis.
  private record AxisColumn(String key, String name, Type type) {}

  private enum Type {
    BIGINT,
    DOUBLE,
    VARCHAR
  }

  private boolean hasTrajectories;
  private boolean hasRuns;

  SweepTables(SweepResults results, DuckDBConnection database) {
    this.results = results;
    this.database = database;
  }

  /// Only the tables that a query mentions are filled.
  ///
  /// @throws StorageException if DuckDB does not take them
  void fill(String sql) {
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
    List<AxisColumn> axes = columns(results.space().axes(), Set.of());
    StringBuilder create = new StringBuilder("CREATE TABLE run (run INTEGER");
    axes.forEach(axis -> create.append(declared(axis)));
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
        for (AxisColumn axis : axes) {
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
    List<AxisColumn> axes =
        columns(results.space().axes().stream().filter(axis -> !axis.isSeed()).toList(), observed);
    StringBuilder create = new StringBuilder("CREATE TABLE trajectory (run INTEGER");
    axes.forEach(axis -> create.append(declared(axis)));
    create.append(", method VARCHAR, seed BIGINT");
    observed.forEach(
        name -> create.append(", ").append(MemoryDatabase.quoted(name, '"')).append(" DOUBLE"));
    try (Statement statement = database.createStatement()) {
      statement.execute(create + ")");
    }
    try (DuckDBAppender appender = database.createAppender("trajectory")) {
      for (int run = 0; run < results.space().size(); run++) {
        LightRun.Result result = results.read(run).orElse(null);
        if (result != null) {
          Map<String, JsonNode> point = results.space().point(run);
          for (Trajectory one : result.trajectories()) {
            append(appender, run, one, axes, point, observed);
          }
        }
      }
    }
  }

  private static void append(
      DuckDBAppender appender,
      int run,
      Trajectory one,
      List<AxisColumn> axes,
      Map<String, JsonNode> point,
      Set<String> observed)
      throws SQLException {
    int[] places = observed.stream().mapToInt(one::indexOf).toArray();
    for (int row = 0; row < one.size(); row++) {
      appender.beginRow().append(run);
      for (AxisColumn axis : axes) {
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

  private static List<AxisColumn> columns(List<Axis> axes, Set<String> observed) {
    return axes.stream()
        .map(axis -> {
          boolean taken = TAKEN.contains(axis.key()) || observed.contains(axis.key());
          return new AxisColumn(axis.key(), axis.key() + (taken ? "_" : ""), type(axis));
        })
        .toList();
  }

  private static Type type(Axis axis) {
    boolean whole = axis.values().stream().allMatch(JsonNode::isIntegralNumber);
    return whole ? Type.BIGINT : axis.isNumeric() ? Type.DOUBLE : Type.VARCHAR;
  }

  private static String declared(AxisColumn axis) {
    return ", " + MemoryDatabase.quoted(axis.name(), '"') + " " + axis.type();
  }

  private static void append(DuckDBAppender appender, AxisColumn axis, Map<String, JsonNode> point)
      throws SQLException {
    JsonNode value = point.get(axis.key());
    if (value == null || value.isNull()) {
      appender.appendNull();
      return;
    }
    switch (axis.type()) {
      case BIGINT -> appender.append(value.longValue());
      case DOUBLE -> appender.append(value.doubleValue());
      case VARCHAR -> appender.append(value.isString() ? value.stringValue() : value.toString());
    }
  }
}
