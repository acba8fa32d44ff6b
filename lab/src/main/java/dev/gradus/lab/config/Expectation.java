package dev.gradus.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Says in words what a part of a schema expects.
final class Expectation {
  private final ConfigurationSchema schema;

  Expectation(ConfigurationSchema schema) {
    this.schema = schema;
  }

  /// Such as `a whole number >= 1` or `one of ode, chain`.
  String of(JsonNode reference) {
    JsonNode part = schema.resolve(reference);
    for (String choice : List.of("anyOf", "oneOf")) {
      if (part.has(choice)) {
        return stream(part.path(choice))
            .map(this::of)
            .distinct()
            .collect(Collectors.joining(" or "));
      }
    }
    if (part.has("const")) {
      return part.path("const").asString();
    }
    if (part.has("enum")) {
      String names =
          stream(part.path("enum")).map(YamlWriter::flow).collect(Collectors.joining(", "));
      return part.path("enum").size() == 1 ? names : "one of " + names;
    }
    JsonNode type = part.path("type");
    if (type.isArray()) {
      return stream(type)
          .map(each -> ofType(each.asString(), part))
          .collect(Collectors.joining(" or "));
    }
    return ofType(type.asString(""), part);
  }

  private String ofType(String type, JsonNode part) {
    return switch (type) {
      case "integer" -> "a whole number" + bounds(part);
      case "number" -> "a number" + bounds(part);
      case "boolean" -> "true or false";
      case "null" -> "null";
      case "string" -> text(part);
      case "array" -> list(part);
      case "object" -> "a mapping" + keys(part);
      default -> part.path("description").asString("something else");
    };
  }

  private static String bounds(JsonNode part) {
    List<String> bounds = new ArrayList<>();
    bound(part, "minimum", ">= ", bounds);
    bound(part, "exclusiveMinimum", "> ", bounds);
    bound(part, "maximum", "<= ", bounds);
    bound(part, "exclusiveMaximum", "< ", bounds);
    bound(part, "multipleOf", "a multiple of ", bounds);
    return bounds.isEmpty() ? "" : " " + String.join(" and ", bounds);
  }

  private static void bound(JsonNode part, String keyword, String sign, List<String> bounds) {
    if (part.has(keyword)) {
      bounds.add(sign + part.path(keyword).asString());
    }
  }

  private static String text(JsonNode part) {
    if (part.has("pattern")) {
      return part.path("description").asString("text like " + part.path("pattern").asString());
    }
    return part.path("minLength").asInt(0) > 0 ? "text that is not empty" : "text";
  }

  private String list(JsonNode part) {
    int least = part.path("minItems").asInt(0);
    int most = part.path("maxItems").asInt(-1);
    String count =
        least == most
            ? " of " + least
            : (least > 0 ? " of at least " + least : "")
                + (most >= 0 ? (least > 0 ? " and" : " of") + " at most " + most : "");
    String each = part.has("items") ? ", each " + of(part.path("items")) : "";
    String distinct = part.path("uniqueItems").asBoolean(false) ? ", all different" : "";
    return "a list" + count + each + distinct;
  }

  private static String keys(JsonNode part) {
    var names = part.path("properties").propertyNames();
    return names.isEmpty() ? "" : " with keys among " + String.join(", ", names);
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
