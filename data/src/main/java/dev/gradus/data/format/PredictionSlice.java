package dev.gradus.data.format;

import dev.gradus.core.InputException;
import dev.gradus.data.format.CountedPredictions.Grouping;
import java.io.Serializable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Some rows of a long table, to be counted by themselves and perhaps elsewhere;
/// [CountedPredictions#together] puts the counts together.
///
/// @param file where they are
/// @param first number of the first row, from 0
/// @param end number after the last
/// @param by how they are grouped, the same in all slices of a table
public record PredictionSlice(String file, long first, long end, Grouping by)
    implements Serializable {

  /// Slices that together are all rows of all files.
  ///
  /// @param rows how many a slice holds at most
  /// @throws InputException if a file cannot be read, or a column is missing or of another type
  public static List<PredictionSlice> of(List<Path> files, long rows) {
    String place = CountedPredictions.place(files);
    return DuckDb.ask(
        place,
        CountedPredictions.MEMORY,
        database -> {
          Grouping by = CountedPredictions.grouping(place, database, files);
          List<PredictionSlice> slices = new ArrayList<>();
          for (Path file : files) {
            long size = rows(database, file);
            for (long first = 0; first < size; first += rows) {
              slices.add(
                  new PredictionSlice(
                      file.toAbsolutePath().toString(), first, Math.min(first + rows, size), by));
            }
          }
          return slices;
        });
  }

  private static long rows(Connection database, Path file) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT num_rows FROM parquet_file_metadata(" + DuckDb.literal(file) + ")")) {
      found.next();
      return found.getLong(1);
    }
  }

  /// Counts its rows; groups of rows that lie outside are not read.
  ///
  /// @return one a group and step, sorted by both
  /// @throws InputException as [CountedPredictions#read]
  public List<CountedPredictions> count() {
    Path path = Path.of(file);
    String place = CountedPredictions.place(List.of(path));
    String source =
        "read_parquet(%s, file_row_number = true) WHERE file_row_number >= %d AND file_row_number < %d"
            .formatted(DuckDb.literal(path), first, end);
    return DuckDb.ask(
        place,
        CountedPredictions.MEMORY,
        database -> CountedPredictions.read(place, database, by.select(source)));
  }
}
