package dev.gradus.lab.config;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A configuration as a tree, with the place that each of its values comes from. Immutable, as long
/// as nobody changes what [#root] gives.
///
/// ```java
/// Configuration configuration =
///     Configuration.read(file).with(List.of("stepsize=0.1")).resolve(schema);
/// ```
public final class Configuration {
  private final String name;
  private final ObjectNode root;
  private final Map<KeyPath, String> origins;
  private final List<Change> changes;

  Configuration(String name, ObjectNode root, Map<KeyPath, String> origins, List<Change> changes) {
    this.name = name;
    this.root = root;
    this.origins = Map.copyOf(origins);
    this.changes = List.copyOf(changes);
  }

  /// A value that was changed from outside the file.
  ///
  /// @param key such as `initial.Q[0][1]`
  /// @param before as in the file; a missing node if it was not there
  /// @param after as given
  public record Change(String key, JsonNode before, JsonNode after) {

    /// Such as `stepsize: 0.2 -> 0.1`.
    @Override
    public String toString() {
      return key + ": " + ConfigurationDiff.text(before) + " -> " + ConfigurationDiff.text(after);
    }
  }

  /// Reads a YAML file of at most 1 MiB.
  ///
  /// @throws InputException in one line `file:line: what is wrong`, if it cannot be read
  public static Configuration read(Path file) {
    return parse(YamlText.read(file), file.toString());
  }

  /// Reads YAML text.
  ///
  /// @param name how messages call it
  /// @throws InputException in one line `name:line: what is wrong`, if it is not one mapping
  public static Configuration parse(String text, String name) {
    Map<KeyPath, Integer> lines = new HashMap<>();
    JsonNode root =
        YamlReader.read(text, name, lines)
            .filter(node -> !node.isNull())
            .orElseThrow(() -> new InputException(name + ": empty, expected `key: value` lines"));
    if (!(root instanceof ObjectNode mapping)) {
      throw new InputException(
          name
              + ":"
              + lines.get(KeyPath.ROOT)
              + ": "
              + Values.found(root)
              + " found, expected `key: value` lines");
    }
    Map<KeyPath, String> origins = new HashMap<>();
    lines.forEach((path, line) -> origins.put(path, name + ":" + line));
    return new Configuration(name, mapping, origins, List.of());
  }

  /// A configuration that was made, not read.
  ///
  /// @param name how messages call it
  /// @param root not to be changed by the caller
  public static Configuration of(String name, ObjectNode root) {
    return new Configuration(name, root, Map.of(), List.of());
  }

  /// A configuration that was made, as it is once it was written to a file and read again: equal
  /// numbers are then of equal types.
  ///
  /// @param name how messages call it
  public static Configuration reread(String name, ObjectNode root) {
    return parse(YamlWriter.write(root), name);
  }

  /// Reads one value in YAML, such as `0.1` or `[ode, chain]`.
  ///
  /// @param name how messages call it
  /// @throws InputException if it cannot be read
  public static JsonNode value(String text, String name) {
    return YamlReader.read(text, name, new HashMap<>())
        .orElseThrow(() -> new InputException(name + ": no value found"));
  }

  /// The values. Not to be changed by the caller.
  public ObjectNode root() {
    return root;
  }

  /// The file, as messages call it.
  public String name() {
    return name;
  }

  /// What was changed from outside the file, in order.
  public List<Change> changes() {
    return changes;
  }

  /// This configuration with some values changed.
  ///
  /// @param assignments each `key=value`, such as `stepsize=0.1`, `initial.T.0.0=1` or
  ///   `methods=[ode, chain]`; the value is YAML on one line
  /// @throws InputException if one is not of that form, or leads through a value that has no keys
  public Configuration with(List<String> assignments) {
    return apply(assignments.stream().map(Assignment::parse).toList());
  }

  /// This configuration with some values changed.
  ///
  /// @param values by dotted key, such as `initial.T.0.0`
  /// @param origin where they come from, as messages call it
  /// @throws InputException if a key leads through a value that has no keys
  public Configuration with(Map<String, JsonNode> values, String origin) {
    return apply(
        values.entrySet().stream()
            .map(entry -> new Assignment(entry.getKey(), entry.getValue(), origin))
            .toList());
  }

  private Configuration apply(List<Assignment> assignments) {
    ObjectNode changed = root.deepCopy();
    Map<KeyPath, String> places = new HashMap<>(origins);
    List<Change> all = new ArrayList<>(changes);
    for (Assignment assignment : assignments) {
      all.add(assignment.apply(changed, places));
    }
    return new Configuration(name, changed, places, all);
  }

  /// This configuration without one of its keys.
  public Configuration without(String key) {
    ObjectNode changed = root.deepCopy();
    changed.remove(key);
    return new Configuration(name, changed, origins, changes);
  }

  /// This configuration checked, completed with the defaults of the schema, and with its keys in
  /// the schema's order.
  ///
  /// @throws InputException in one line `file:line: key: what was found, what was expected`
  public Configuration resolve(ConfigurationSchema schema) {
    ObjectNode complete = schema.complete(root);
    List<Violation> violations = schema.check(complete);
    if (!violations.isEmpty()) {
      throw new InputException(message(violations));
    }
    return new Configuration(name, complete, origins, changes);
  }

  private String message(List<Violation> violations) {
    Violation first = violations.getFirst();
    int more = violations.size() - 1;
    return origin(first.place())
        + ": "
        + first.key()
        + ": "
        + first.message()
        + (more > 0 ? " (and " + more + (more > 1 ? " more faults)" : " more fault)") : "");
  }

  /// An exception for a value that no schema can judge, such as a matrix that is not square.
  ///
  /// @param key such as `initial.Q`
  /// @param message what was found, what was expected
  public InputException error(String key, String message) {
    return new InputException(origin(Assignment.path(key, root)) + ": " + key + ": " + message);
  }

  /// Where a value comes from, such as `run.yaml:3`, or where the nearest value around it does.
  private String origin(KeyPath path) {
    for (KeyPath at = path; ; at = at.parent()) {
      String origin = origins.get(at);
      if (origin != null) {
        return origin;
      }
      if (at.isRoot()) {
        return name;
      }
    }
  }
}
