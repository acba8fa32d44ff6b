package dev.gradus.lab.config;

import tools.jackson.databind.JsonNode;

/// Values as they stand in messages.
final class Values {
  private static final int LIMIT = 60;

  private Values() {}

  /// What was found, such as `'abc'`, `-1` or `a list of 3 values`.
  static String found(JsonNode node) {
    if (node.isString()) {
      return "'" + shortened(node.stringValue()) + "'";
    }
    if (node.isArray()) {
      return "a list of " + node.size() + (node.size() == 1 ? " value" : " values");
    }
    if (node.isObject()) {
      return "a mapping";
    }
    return node.isNull() ? "nothing" : node.asString();
  }

  /// One line of at most 60 characters.
  static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > LIMIT ? line.substring(0, LIMIT - 3) + "..." : line;
  }
}
