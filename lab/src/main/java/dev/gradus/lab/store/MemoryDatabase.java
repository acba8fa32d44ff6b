package dev.gradus.lab.store;

import dev.gradus.core.UnpackedLibraries;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// DuckDB in memory, which fetches nothing and leaves nothing behind.
public final class MemoryDatabase {
  private MemoryDatabase() {}

  /// A name or text as SQL has it.
  ///
  /// @param mark `"` around the name of a column, `'` around a text
  public static String quoted(String text, char mark) {
    String one = String.valueOf(mark);
    return one + text.replace(one, one + one) + one;
  }

  /// Opens one.
  ///
  /// @param settings of DuckDB
  /// @throws IOException if its native library cannot be unpacked or loaded
  public static Connection open(Map<String, String> settings) throws IOException, SQLException {
    Properties all = new Properties();
    all.setProperty("autoinstall_known_extensions", "false");
    all.setProperty("autoload_known_extensions", "false");
    all.putAll(settings);
    try {
      Connection database = DriverManager.getConnection("jdbc:duckdb:", all);
      UnpackedLibraries.delete("libduckdb_java");
      return database;
    } catch (LinkageError e) {
      throw new IOException(
          "DuckDB cannot be loaded from "
              + System.getProperty("java.io.tmpdir")
              + "; make it writable, with room for 100 MB",
          e);
    }
  }
}
