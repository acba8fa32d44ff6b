package dev.gradus.studies.sweep;

import dev.gradus.lab.config.YamlWriter;
import dev.gradus.lab.report.Numbers;
import dev.gradus.lab.sweep.Axis;
import dev.gradus.studies.Quantities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The values of axes in words, such as `stepsize = 0.13, K = 4`: numbers with the digits that tell
/// the values of an axis apart.
final class PointNames {
  private final List<Axis> axes;
  private final Quantities words;
  private final Map<String, Map<JsonNode, String>> texts = new HashMap<>();

  PointNames(List<Axis> axes, Quantities words) {
    this.axes = axes;
    this.words = words;
    for (Axis axis : axes) {
      List<JsonNode> numbers = axis.values().stream().filter(JsonNode::isNumber).toList();
      List<String> labels =
          Numbers.apart(numbers.stream().mapToDouble(JsonNode::doubleValue).toArray());
      Map<JsonNode, String> own = new HashMap<>();
      for (int i = 0; i < numbers.size(); i++) {
        own.put(numbers.get(i), labels.get(i));
      }
      texts.put(axis.key(), own);
    }
  }

  /// One value, such as `0.13`.
  String value(String key, JsonNode value) {
    String number = texts.getOrDefault(key, Map.of()).get(value);
    if (number != null) {
      return number;
    }
    return value.isString() ? value.stringValue() : YamlWriter.flow(value);
  }

  /// One value with its name.
  String of(String key, JsonNode value) {
    return words.of(key).brief() + " = " + value(key, value);
  }

  /// All values of a cell.
  ///
  /// @param hidden keys that are left out
  String of(Map<String, JsonNode> point, Set<String> hidden) {
    List<String> parts = new ArrayList<>();
    for (Axis axis : axes) {
      JsonNode value = point.get(axis.key());
      if (value != null && !hidden.contains(axis.key())) {
        parts.add(of(axis.key(), value));
      }
    }
    return String.join(", ", parts);
  }
}
