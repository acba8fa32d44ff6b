package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Columns of numbers from a Parquet file.
final class Parquet {
  private static final String MEMORY = "512MB";

  private static final Set<String> NUMBERS =
      Set.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "FLOAT",
          "DOUBLE");

  private Parquet() {}

  /// Reads a table in the order of its rows.
  ///
  /// @param column the only one to read, or null for all
  /// @throws InputException if it is no such file, the column is missing, or one is not of numbers
  static Csv read(Path file, @Nullable String column) {
    String place = GuardedInput.printable(file.toString());
    GuardedInput.sizeOf(file);
    String source = "read_parquet(" + DuckDb.literal(file) + ")";
    return DuckDb.ask(place, MEMORY, database -> read(place, database, source, column));
  }

  private static Csv read(String place, Connection database, String source, @Nullable String wanted)
      throws SQLException {
    List<String> columns = columns(place, database, source, wanted);
    try (Statement statement = database.createStatement()) {
      int rows = rows(place, statement, source, columns.size());
      String list =
          String.join(
              ", ", columns.stream().map(name -> DuckDb.identifier(name) + "::DOUBLE").toList());
      double[] values = new double[rows * columns.size()];
      try (ResultSet result = statement.executeQuery("SELECT " + list + " FROM " + source)) {
        int at = 0;
        while (result.next()) {
          for (int c = 1; c <= columns.size(); c++) {
            values[at] = result.getDouble(c);
            values[at] = result.wasNull() ? Double.NaN : values[at];
            at++;
          }
        }
      }
      return new Csv(
          columns.stream().map(GuardedInput::printable).toList(),
          NdArray.of(values, rows, columns.size()));
    }
  }

  private static List<String> columns(
      String place, Connection database, String source, @Nullable String wanted)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> all = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
      while (found.next()) {
        String name = found.getString(1);
        all.add(name);
        if (wanted == null || wanted.equals(name)) {
          columns.add(name);
          String type = found.getString(2).toUpperCase(Locale.ROOT);
          if (!NUMBERS.contains(type) && !type.startsWith("DECIMAL")) {
            throw new InputException(
                "%s: column %s is of type %s, expected numbers; leave it out, or name a column as"
                        .formatted(place, GuardedInput.quoted(name), GuardedInput.printable(type))
                    + " in '%s[NAME]'".formatted(place));
          }
        }
      }
    }
    if (columns.isEmpty()) {
      throw new InputException(
          "%s: no column %s, expected one of: %s"
              .formatted(
                  place,
                  wanted == null ? "at all" : GuardedInput.quoted(wanted),
                  GuardedInput.printable(String.join(", ", all))));
    }
    return columns;
  }

  private static int rows(String place, Statement statement, String source, int width)
      throws SQLException {
    try (ResultSet found = statement.executeQuery("SELECT count(*) FROM " + source)) {
      found.next();
      long rows = found.getLong(1);
      long most = Math.min(GuardedInput.defaultBudget(), Integer.MAX_VALUE) / Double.BYTES / width;
      if (rows == 0 || rows > most) {
        throw new InputException(
            rows == 0
                ? place + ": no row in it, expected one an example; write it again"
                : "%s: %d rows of %d columns, more than the %d that may be read at once; use --table"
                    .formatted(place, rows, width, most));
      }
      return (int) rows;
    }
  }
}
