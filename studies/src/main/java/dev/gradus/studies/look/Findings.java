package dev.gradus.studies.look;

import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Picture;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What a log shows.
///
/// @param title of the report
/// @param lines for people, in order
/// @param claims with a verdict each; may be empty
/// @param pictures for the report
/// @param json for machines: maps, lists, numbers (not finite: null), texts
/// @param scores one row an example, or an empty table
public record Findings(
    String title,
    List<String> lines,
    List<Claim> claims,
    List<Picture> pictures,
    Map<String, Object> json,
    Scores scores) {
  public Findings {
    lines = List.copyOf(lines);
    claims = List.copyOf(claims);
    pictures = List.copyOf(pictures);
  }

  /// A table that is made row by row.
  ///
  /// @param columns its names
  /// @param size count of rows
  /// @param row by its number; numbers, texts, or null where a score is not defined
  public record Scores(List<String> columns, int size, IntFunction<List<@Nullable Object>> row) {

    /// No scores.
    public static Scores none() {
      return new Scores(List.of(), 0, _ -> List.of());
    }
  }
}
