package dev.gradus.studies;

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
}
