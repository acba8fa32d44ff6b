package dev.gradus.lab.sweep;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// One key and the values it takes.
///
/// @param key dotted, such as `model.widths`
/// @param values in order
public record Axis(String key, List<JsonNode> values) {
  public Axis {
    values = List.copyOf(values);
  }

  /// Whether it tells runs apart that differ by chance alone.
  public boolean isSeed() {
    return key.equals("seed");
  }

  /// Whether all values are numbers.
  public boolean isNumeric() {
    return values.stream().allMatch(JsonNode::isNumber);
  }
}
