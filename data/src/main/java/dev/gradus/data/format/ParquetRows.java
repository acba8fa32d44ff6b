package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a Parquet file, read by DuckDB; a list of numbers becomes one column an entry.
final class ParquetRows implements Rows {
  private static final String MEMORY = "512MB";
  private static final int LONGEST_LIST = 10_000;

  private final String name;
  private final Connection database;
  private final Statement statement;
  private final List<String> columns = new ArrayList<>();
  private final ResultSet result;
  private long row;

  private ParquetRows(Path path, Connection database) throws SQLException {
    name = GuardedInput.printable(path.toString());
    this.database = database;
    statement = database.createStatement();
    String table = "read_parquet(" + DuckDb.literal(path) + ")";
    List<String> expressions = new ArrayList<>();
    for (String[] column : described(table)) {
      String quoted = DuckDb.identifier(column[0]);
      if (!column[1].endsWith("]")) {
        columns.add(GuardedInput.printable(column[0]));
        expressions.add(quoted);
        continue;
      }
      int length = length(table, quoted);
      for (int i = 0; i < length; i++) {
        columns.add(GuardedInput.printable(column[0]) + "[" + i + "]");
        expressions.add(quoted + "[" + (i + 1) + "]");
      }
    }
    result = statement.executeQuery("SELECT " + String.join(", ", expressions) + " FROM " + table);
  }

  private List<String[]> described(String table) throws SQLException {
    List<String[]> described = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
      while (rows.next()) {
        described.add(new String[] {rows.getString(1), rows.getString(2)});
      }
    }
    return described;
  }

  private int length(String table, String column) throws SQLException {
    String lengths = "SELECT min(len(" + column + ")), max(len(" + column + ")) FROM " + table;
    try (ResultSet rows = statement.executeQuery(lengths)) {
      rows.next();
      int least = rows.getInt(1);
      int most = rows.getInt(2);
      if (least != most || most > LONGEST_LIST) {
        throw new InputException(
            name
                + ": column "
                + column
                + " has lists of "
                + least
                + " to "
                + most
                + " entries, expected the same count, at most "
                + LONGEST_LIST
                + ", in every row; write it again");
      }
      return most;
    }
  }

  static ParquetRows open(Path path) {
    String place = GuardedInput.printable(path.toString());
    Connection database = null;
    boolean fine = false;
    try {
      database = DuckDb.open(place, MEMORY);
      ParquetRows rows = new ParquetRows(path, database);
      fine = true;
      return rows;
    } catch (SQLException e) {
      throw DuckDb.unreadable(place, e);
    } finally {
      if (!fine) {
        close(database);
      }
    }
  }

  private static void close(@Nullable Connection database) {
    if (database == null) {
      return;
    }
    try {
      database.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot be closed", e);
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    try {
      row++;
      return result.next();
    } catch (SQLException e) {
      throw DuckDb.unreadable(name, e);
    }
  }

  @Override
  public double number(int column) {
    try {
      Object value = result.getObject(column + 1);
      return switch (value) {
        case null -> Double.NaN;
        case Number number -> number.doubleValue();
        case Boolean bool -> bool ? 1 : 0;
        default -> TextRow.number(value.toString());
      };
    } catch (SQLException e) {
      throw DuckDb.unreadable(name, e);
    }
  }

  @Override
  public String text(int column) {
    try {
      return GuardedInput.printable(String.valueOf(result.getObject(column + 1)));
    } catch (SQLException e) {
      throw DuckDb.unreadable(name, e);
    }
  }

  @Override
  public String place() {
    return name + ": row " + row;
  }

  @Override
  public void close() {
    close(database);
  }
}
