package dev.gradus.lab.config;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Where a value stands in a configuration; written `initial.Q[0][1]`.
record KeyPath(List<Object> elements) {
  static final KeyPath ROOT = new KeyPath(List.of());

  KeyPath {
    elements = List.copyOf(elements);
  }

  KeyPath key(String key) {
    return append(key);
  }

  KeyPath index(int index) {
    return append(index);
  }

  private KeyPath append(Object element) {
    List<Object> longer = new ArrayList<>(elements);
    longer.add(element);
    return new KeyPath(longer);
  }

  boolean isRoot() {
    return elements.isEmpty();
  }

  KeyPath parent() {
    return new KeyPath(elements.subList(0, elements.size() - 1));
  }

  boolean startsWith(KeyPath other) {
    return elements.size() >= other.elements.size()
        && elements.subList(0, other.elements.size()).equals(other.elements);
  }

  /// The value there, or a missing node.
  JsonNode in(JsonNode root) {
    JsonNode node = root;
    for (Object element : elements) {
      node = element instanceof Integer index ? node.path(index) : node.path((String) element);
    }
    return node;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object element : elements) {
      if (element instanceof Integer) {
        text.append('[').append(element).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(Values.shortened((String) element));
      }
    }
    return text.toString();
  }
}
