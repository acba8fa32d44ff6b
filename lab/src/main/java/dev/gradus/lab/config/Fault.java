package dev.gradus.lab.config;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// A keyword of a schema that a value does not meet.
///
/// @param place where the value stands
/// @param schema the part of the schema that is about it, references followed
/// @param keyword such as `minimum`
/// @param property the name a `required` or `additionalProperties` is about; else empty
record Fault(KeyPath place, JsonNode schema, String keyword, String property) {

  static Fault of(Error error, ConfigurationSchema schema) {
    String property = error.getProperty();
    return new Fault(
        place(error),
        part(error.getEvaluationPath(), error.getEvaluationPath().getNameCount() - 1, schema),
        error.getKeyword(),
        property == null ? "" : property);
  }

  /// The fault that none of several alternatives fits.
  ///
  /// @param at where `anyOf` or `oneOf` stands in the evaluation path of `error`
  static Fault ofChoice(Error error, int at, ConfigurationSchema schema) {
    NodePath path = error.getEvaluationPath();
    KeyPath place = place(error);
    int depth = depth(path, at);
    return new Fault(
        new KeyPath(place.elements().subList(0, depth)),
        part(path, at, schema),
        String.valueOf(path.getElement(at)),
        "");
  }

  private static KeyPath place(Error error) {
    NodePath path = error.getInstanceLocation();
    List<Object> elements =
        IntStream.range(0, path.getNameCount()).mapToObj(path::getElement).toList();
    return new KeyPath(elements);
  }

  private static JsonNode part(NodePath path, int length, ConfigurationSchema schema) {
    JsonNode node = schema.definition();
    for (int i = 0; i < length; i++) {
      String element = String.valueOf(path.getElement(i));
      if (element.equals("$ref")) {
        node = schema.resolve(node);
      } else {
        node = node.isArray() ? node.path(Integer.parseInt(element)) : node.path(element);
      }
    }
    return schema.resolve(node);
  }

  /// How deep in the value the first elements of an evaluation path lead.
  static int depth(NodePath path, int length) {
    int depth = 0;
    for (int i = 0; i < length; i++) {
      switch (String.valueOf(path.getElement(i))) {
        case "properties", "patternProperties", "prefixItems" -> {
          depth++;
          i++; // the name or number that follows
        }
        case "items", "additionalProperties" -> depth++;
        default -> {}
      }
    }
    return depth;
  }
}
