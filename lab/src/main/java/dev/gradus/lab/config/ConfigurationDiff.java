package dev.gradus.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What differs between two configurations. Numbers are compared by value, so 1 equals 1.0.
public final class ConfigurationDiff {
  private static final int SHOWN = 3;

  private ConfigurationDiff() {}

  /// One line for each key that differs, such as `stepsize: 0.2 -> 0.1`.
  public static List<String> of(JsonNode before, JsonNode after) {
    List<String> differences = new ArrayList<>();
    compare(KeyPath.ROOT, before, after, differences);
    return differences;
  }

  /// The first differences, in one line.
  public static String summary(List<String> differences) {
    String first = String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())));
    int more = differences.size() - SHOWN;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  private static void compare(KeyPath path, JsonNode a, JsonNode b, List<String> differences) {
    if (a.isObject() && b.isObject()) {
      Set<String> keys = new LinkedHashSet<>(a.propertyNames());
      keys.addAll(b.propertyNames());
      keys.forEach(key -> compare(path.key(key), a.path(key), b.path(key), differences));
    } else if (!isSame(a, b)) {
      differences.add(path + ": " + text(a) + " -> " + text(b));
    }
  }

  private static boolean isSame(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        List<String> differences = new ArrayList<>();
        compare(KeyPath.ROOT, a.get(i), b.get(i), differences);
        if (!differences.isEmpty()) {
          return false;
        }
      }
      return true;
    }
    return a.equals(b);
  }

  static String text(JsonNode node) {
    return node.isMissingNode() ? "(unset)" : Values.shortened(YamlWriter.flow(node));
  }
}
