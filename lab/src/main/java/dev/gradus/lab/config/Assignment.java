package dev.gradus.lab.config;

import dev.gradus.core.InputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A change from the command line: `key=value` with a dotted key and a value in YAML.
///
/// @param key as given
/// @param value what it becomes
/// @param origin where it comes from, as messages call it
record Assignment(String key, JsonNode value, String origin) {
  private static final String ORIGIN = "command line";

  static Assignment parse(String text) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? "" : text.substring(0, equals).strip();
    if (List.of(key.split("\\.", -1)).contains("")) {
      throw new InputException(
          ORIGIN + ": '" + Values.shortened(text) + "' found, expected key=value");
    }
    String name = ORIGIN + ": " + Values.shortened(text);
    if (text.substring(equals + 1).isBlank()) {
      throw new InputException(name + ": no value after `=`; give one, or `null`");
    }
    try {
      return new Assignment(
          key,
          YamlReader.read(text.substring(equals + 1), name, new HashMap<>())
              .orElseThrow(() -> new InputException(name + ": no value after `=`")),
          ORIGIN);
    } catch (InputException e) {
      throw new InputException(
          String.valueOf(e.getMessage()).replace(name + ":1: ", name + ": "), e);
    }
  }

  /// @param root gets the value; missing mappings on the way are made
  /// @param origins gets where the value comes from
  Configuration.Change apply(ObjectNode root, Map<KeyPath, String> origins) {
    KeyPath path = path(key, root);
    JsonNode before = path.in(root);
    JsonNode parent = parent(path.parent(), root, origins);
    Object last = path.elements().getLast();
    if (parent instanceof ObjectNode mapping) {
      mapping.set((String) last, value);
    } else if (parent instanceof ArrayNode list && last instanceof Integer i && i < list.size()) {
      list.set(i, value);
    } else {
      throw new InputException(
          origin
              + ": "
              + path
              + ": "
              + path.parent()
              + " is "
              + (parent.isMissingNode() ? "not there" : Values.found(parent))
              + ", so there is nothing of that name in it");
    }
    origins.keySet().removeIf(other -> other.startsWith(path));
    origins.put(path, origin);
    return new Configuration.Change(path.toString(), before, value);
  }

  private JsonNode parent(KeyPath path, ObjectNode root, Map<KeyPath, String> origins) {
    if (path.isRoot()) {
      return root;
    }
    JsonNode node = path.in(root);
    if (node.isMissingNode()
        && path.elements().getLast() instanceof String name
        && parent(path.parent(), root, origins) instanceof ObjectNode outer) {
      origins.put(path, origin);
      return outer.putObject(name);
    }
    return node;
  }

  /// Splits `initial.Q.0.1` or `initial.Q[0][1]`; a number is an index where there is a list.
  static KeyPath path(String key, JsonNode root) {
    KeyPath path = KeyPath.ROOT;
    for (String name : key.replaceAll("\\[(\\d{1,9})]", ".$1").split("\\.", -1)) {
      boolean isIndex = name.matches("\\d{1,9}") && path.in(root).isArray();
      path = isIndex ? path.index(Integer.parseInt(name)) : path.key(name);
    }
    return path;
  }
}
