package dev.gradus.data.format;

import dev.gradus.core.InputException;
import dev.gradus.core.UnpackedLibraries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/// An in-memory DuckDB, which reads Parquet for us, held to bounded memory and to files.
final class DuckDb {
  private DuckDb() {}

  /// What is asked of a database.
  interface Question<T> {
    T ask(Connection database) throws SQLException;
  }

  /// Asks one question.
  ///
  /// @param place for messages
  /// @throws InputException if DuckDB cannot read what it is pointed to
  static <T> T ask(String place, String memory, Question<T> question) {
    try (Connection database = open(place, memory)) {
      return question.ask(database);
    } catch (SQLException e) {
      throw unreadable(place, e);
    }
  }

  /// Opens one for more than a question. Nothing is written, fetched or loaded on the way.
  static Connection open(String place, String memory) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("temp_directory", "");
    settings.setProperty("memory_limit", memory);
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("jdbc_stream_results", "true");
    try {
      Connection database = DriverManager.getConnection("jdbc:duckdb:", settings);
      UnpackedLibraries.delete("libduckdb_java");
      return database;
    } catch (LinkageError e) { // its native library is unpacked to the temporary directory first
      throw new InputException(
          place
              + ": DuckDB, which reads Parquet, cannot be loaded from "
              + System.getProperty("java.io.tmpdir")
              + "; free some space there, or save as NPY",
          e);
    }
  }

  static InputException unreadable(String place, SQLException e) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    boolean memoryOut = reason.toLowerCase(Locale.ROOT).contains("out of memory");
    return new InputException(
        place
            + ": cannot be read as Parquet ("
            + GuardedInput.printable(reason)
            + "); "
            + (memoryOut ? "too many different rows to count" : "check or write the file again"),
        e);
  }

  /// A file as a piece of SQL, taken by its name alone.
  ///
  /// @throws InputException if DuckDB would take the name for a pattern
  static String literal(Path file) {
    String name = file.toString();
    if (name.matches(".*[*?\\[\\]].*")) {
      throw new InputException(
          GuardedInput.printable(name) + ": a name with * ? [ or ]; rename the file");
    }
    return "'" + name.replace("'", "''") + "'";
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
