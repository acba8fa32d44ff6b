package dev.gradus.lab.config;

import dev.gradus.lab.config.ConfigurationSchema.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Lists the keys of a schema, those inside mappings and lists after the one that holds them.
final class SchemaKeys {
  /// Deeper mappings repeat what stands higher up.
  private static final int DEEPEST = 4;

  private final ConfigurationSchema schema;
  private final Expectation expectation;
  private final List<Key> keys = new ArrayList<>();

  private SchemaKeys(ConfigurationSchema schema) {
    this.schema = schema;
    expectation = new Expectation(schema);
  }

  static List<Key> of(ConfigurationSchema schema) {
    SchemaKeys found = new SchemaKeys(schema);
    found.inside("", schema.definition(), 0);
    return List.copyOf(found.keys);
  }

  private void inside(String prefix, JsonNode reference, int depth) {
    JsonNode mapping = schema.resolve(reference);
    Set<String> required =
        mapping.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    for (Map.Entry<String, JsonNode> entry : mapping.path("properties").properties()) {
      key(prefix + entry.getKey(), entry.getValue(), required.contains(entry.getKey()), depth);
    }
  }

  private void key(String name, JsonNode reference, boolean required, int depth) {
    JsonNode part = schema.resolve(reference);
    JsonNode standard = reference.has("default") ? reference.path("default") : part.path("default");
    JsonNode described = reference.has("description") ? reference : part;
    keys.add(
        new Key(
            name,
            expectation.of(reference),
            standard.isMissingNode() ? "" : YamlWriter.flow(standard),
            required,
            described.path("description").asString("")));
    if (depth < DEEPEST) {
      mappings(name, part, depth + 1);
    }
  }

  /// Those that a value may be, or be made of.
  private void mappings(String name, JsonNode part, int depth) {
    if (part.has("properties")) {
      inside(name + ".", part, depth);
    }
    for (JsonNode choice : part.path("anyOf")) {
      mappings(name, schema.resolve(choice), depth);
    }
    if (part.has("items")) {
      mappings(name + "[]", schema.resolve(part.path("items")), depth);
    }
  }
}
