package dev.gradus.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Machine-readable output: one JSON value on standard output. Numbers that are not finite are
/// null.
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static void print(Object value) {
    System.out.println(MAPPER.writeValueAsString(finite(value)));
  }

  /// Maps and lists with null for every number that is not finite.
  private static @Nullable Object finite(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double number when !Double.isFinite(number) -> null;
      case Float number when !Float.isFinite(number) -> null;
      case List<?> list -> list.stream().map(Json::finite).collect(Collectors.toList());
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((key, one) -> all.put(key, finite(one)));
        yield all;
      }
      default -> value;
    };
  }
}
