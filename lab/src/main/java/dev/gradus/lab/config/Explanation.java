package dev.gradus.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Turns a fault into the words a person reads.
final class Explanation {
  private static final List<String> COMBINED =
      List.of("allOf", "anyOf", "oneOf", "if", "then", "else");
  private static final int NAMES_SHOWN = 20;

  private final ConfigurationSchema schema;
  private final Expectation expectation;
  private final JsonNode root;

  Explanation(ConfigurationSchema schema, JsonNode root) {
    this.schema = schema;
    this.expectation = new Expectation(schema);
    this.root = root;
  }

  Violation of(Fault fault) {
    return switch (fault.keyword()) {
      case "additionalProperties", "unevaluatedProperties" -> unknown(fault);
      case "required", "dependentRequired" -> missing(fault);
      default -> unsuitable(fault);
    };
  }

  /// An unknown key comes first: it is often the one that seems to be missing.
  private Violation unknown(Fault fault) {
    Set<String> known = new LinkedHashSet<>();
    collectKeys(fault.schema(), known);
    String hint =
        EditDistance.nearest(fault.property(), known)
            .map(name -> ", the nearest valid one is `" + name + "`")
            .orElseGet(() -> ", expected one of " + listed(known));
    KeyPath key = fault.place().key(fault.property());
    return new Violation(key, key.toString(), "unknown key" + hint, 0);
  }

  private Violation missing(Fault fault) {
    KeyPath key = fault.place().key(fault.property());
    JsonNode part = fault.schema().path("properties").path(fault.property());
    return new Violation(
        fault.place(), key.toString(), "missing, expected " + expectation.of(part), 2);
  }

  private Violation unsuitable(Fault fault) {
    JsonNode value = fault.place().in(root);
    String found =
        fault.keyword().equals("uniqueItems") ? "the same value twice" : Values.found(value);
    String nearest =
        value.isString()
            ? EditDistance.nearest(value.stringValue(), names(fault.schema()))
                .map(name -> "; did you mean " + name + "?")
                .orElse("")
            : "";
    String key = fault.place().isRoot() ? "configuration" : fault.place().toString();
    return new Violation(
        fault.place(),
        key,
        found + " found, expected " + expectation.of(fault.schema()) + nearest,
        1);
  }

  private List<String> names(JsonNode reference) {
    JsonNode part = schema.resolve(reference);
    List<String> names = new ArrayList<>();
    for (JsonNode name : part.path("enum")) {
      name.asStringOpt().ifPresent(names::add);
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      part.path(choice).forEach(each -> names.addAll(names(each)));
    }
    return names;
  }

  private void collectKeys(JsonNode reference, Set<String> keys) {
    JsonNode part = schema.resolve(reference);
    keys.addAll(part.path("properties").propertyNames());
    for (String keyword : COMBINED) {
      JsonNode inner = part.path(keyword);
      if (inner.isObject()) {
        collectKeys(inner, keys);
      } else {
        inner.forEach(each -> collectKeys(each, keys));
      }
    }
  }

  private static String listed(Set<String> names) {
    String first = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
    return names.size() > NAMES_SHOWN ? first + ", ..." : first;
  }
}
