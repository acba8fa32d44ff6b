package dev.gradus.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Something that a reader looks for in a finished run, in words and in numbers.
///
/// @param name what it is about, such as a method with its seed
/// @param text one line
/// @param values the same for programs: numbers, words, lists and maps of them; empty where
///   [ProblemKind#answers] says it
public record Finding(String name, String text, Map<String, Object> values) {

  /// In words alone.
  public Finding(String name, String text) {
    this(name, text, Map.of());
  }

  /// For readers: of several in a row that say the same, the first, and how many are like it.
  public static List<Finding> brief(List<Finding> findings) {
    List<Finding> brief = new ArrayList<>();
    for (int i = 0; i < findings.size(); ) {
      Finding first = findings.get(i);
      int like = 0;
      while (++i < findings.size() && findings.get(i).text.equals(first.text)) {
        like++;
      }
      brief.add(
          like == 0
              ? first
              : new Finding("%s and %d like it".formatted(first.name, like), first.text));
    }
    return brief;
  }
}
