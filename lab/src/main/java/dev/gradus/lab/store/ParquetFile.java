package dev.gradus.lab.store;

import dev.gradus.core.Trajectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// `trajectory.parquet`: method VARCHAR, seed BIGINT, the columns DOUBLE; NULL where a method does
/// not have the column.
final class ParquetFile {
  private ParquetFile() {}

  static void write(TrajectoryTable table, Path path) throws IOException {
    String columns =
        table.columns().stream()
            .map(name -> ", " + MemoryDatabase.quoted(name, '"') + " DOUBLE")
            .collect(Collectors.joining());
    // One thread and insertion order: the same rows give the same bytes.
    Map<String, String> settings = Map.of("threads", "1", "temp_directory", "");
    try (DuckDBConnection database = (DuckDBConnection) MemoryDatabase.open(settings);
        Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE trajectory (method VARCHAR, seed BIGINT" + columns + ")");
      try (DuckDBAppender appender = database.createAppender("trajectory")) {
        append(table, appender);
      }
      statement.execute(
          "COPY trajectory TO "
              + MemoryDatabase.quoted(path.toString(), '\'')
              + " (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void append(TrajectoryTable table, DuckDBAppender appender) throws SQLException {
    for (Trajectory trajectory : table.trajectories()) {
      int[] places = table.places(trajectory);
      for (int row = 0; row < trajectory.size(); row++) {
        appender.beginRow().append(trajectory.method()).append(trajectory.seed());
        for (int place : places) {
          if (place < 0) {
            appender.appendNull();
          } else {
            double value = trajectory.value(row, place);
            // The journal does not keep the many bit patterns of NaN, so neither may this file.
            appender.append(Double.isNaN(value) ? Double.NaN : value);
          }
        }
        appender.endRow();
      }
    }
  }
}
