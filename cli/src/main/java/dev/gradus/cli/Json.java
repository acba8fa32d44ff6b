package dev.gradus.cli;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Machine-readable output: one JSON value on standard output. Numbers that are not finite are
/// null.
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static void print(Object value) {
    System.out.println(MAPPER.writeValueAsString(value));
  }

  /// A number as JSON has it: null where it is not finite.
  static @org.jspecify.annotations.Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
