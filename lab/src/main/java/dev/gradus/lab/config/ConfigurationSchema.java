package dev.gradus.lab.config;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON Schema (draft 2020-12) that configurations are checked against. References are to its own
/// `$defs` only.
public final class ConfigurationSchema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode definition;
  private final Schema schema;

  private ConfigurationSchema(JsonNode definition) {
    this.definition = definition;
    this.schema = REGISTRY.getSchema(definition);
  }

  public static ConfigurationSchema of(JsonNode definition) {
    return new ConfigurationSchema(definition);
  }

  /// What a key may be.
  ///
  /// @param name with the keys it lies in, such as `model.widths`, or `units[].a` inside a list
  /// @param expected in words, such as `a number > 0`
  /// @param standard the default as YAML; empty without one
  /// @param required whether it must be there where the mapping that holds it is
  /// @param description what it means; empty where the name says it
  public record Key(
      String name, String expected, String standard, boolean required, String description) {}

  /// All keys, in the order of the schema.
  public List<Key> keys() {
    return SchemaKeys.of(this);
  }

  /// The schema itself.
  public JsonNode definition() {
    return definition;
  }

  /// A copy with defaults filled in wherever a mapping is there to hold them, and with keys in the
  /// order of the schema.
  ObjectNode complete(ObjectNode root) {
    return complete(root, definition);
  }

  private ObjectNode complete(ObjectNode mapping, JsonNode reference) {
    JsonNode local = resolve(reference);
    ObjectNode complete = mapping.objectNode();
    for (Map.Entry<String, JsonNode> property : local.path("properties").properties()) {
      String key = property.getKey();
      JsonNode inner = resolve(property.getValue());
      JsonNode standard = property.getValue().path("default");
      JsonNode value = mapping.path(key);
      if (value.isMissingNode()) {
        value = standard.isMissingNode() ? inner.path("default") : standard;
      }
      if (!value.isMissingNode()) {
        complete.set(
            key, value instanceof ObjectNode child ? complete(child, inner) : value.deepCopy());
      }
    }
    for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
      complete.putIfAbsent(entry.getKey(), entry.getValue().deepCopy());
    }
    return complete;
  }

  /// What is wrong, first what should be mended first; empty if nothing is.
  List<Violation> check(JsonNode root) {
    List<Violation> violations = new ArrayList<>();
    Explanation explanation = new Explanation(this, root);
    for (Fault fault : Alternatives.reduce(schema.validate(withinLongs(root)), this)) {
      violations.add(explanation.of(fault));
    }
    violations.sort(Comparator.comparingInt(Violation::rank));
    return violations;
  }

  /// A copy in which no number is beyond the range of a long: the validator fails on those where an
  /// integer is wanted. They break every bound that the number itself breaks.
  private static JsonNode withinLongs(JsonNode node) {
    if (node.isDouble() && Math.abs(node.doubleValue()) >= 0x1p63) {
      return DoubleNode.valueOf(Math.copySign(0x1p62, node.doubleValue()));
    }
    JsonNode copy = node;
    if (node instanceof ObjectNode mapping) {
      ObjectNode changed = mapping.objectNode();
      mapping
          .properties()
          .forEach(entry -> changed.set(entry.getKey(), withinLongs(entry.getValue())));
      copy = changed;
    } else if (node instanceof ArrayNode list) {
      ArrayNode changed = list.arrayNode();
      list.forEach(value -> changed.add(withinLongs(value)));
      copy = changed;
    }
    return copy;
  }

  /// Follows `$ref`.
  JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.startsWith("#") ? resolve(definition.at(reference.substring(1))) : node;
  }
}
