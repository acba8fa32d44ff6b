package dev.gradus.lab.config;

import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a tree as YAML that reads back to the same tree: mappings as indented lines, lists in
/// brackets, doubles in the shortest form that keeps their bits.
public final class YamlWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final ScalarResolver SCALARS = new CoreSchema().getScalarResolver();

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /// @throws IllegalArgumentException if it holds a number that is not finite
  public static String write(ObjectNode root) {
    YamlWriter writer = new YamlWriter();
    writer.block(root, 0);
    return writer.out.toString();
  }

  /// A value on one line.
  public static String flow(JsonNode node) {
    YamlWriter writer = new YamlWriter();
    writer.inline(node);
    return writer.out.toString();
  }

  private void block(JsonNode mapping, int indent) {
    for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
      out.repeat(' ', indent);
      string(entry.getKey());
      out.append(':');
      JsonNode value = entry.getValue();
      if (value.isObject() && !value.isEmpty()) {
        out.append('\n');
        block(value, indent + 2);
      } else {
        out.append(' ');
        inline(value);
        out.append('\n');
      }
    }
  }

  private void inline(JsonNode node) {
    if (node.isArray()) {
      out.append('[');
      for (Iterator<JsonNode> items = node.iterator(); items.hasNext(); ) {
        inline(items.next());
        out.append(items.hasNext() ? ", " : "");
      }
      out.append(']');
    } else if (node.isObject()) {
      out.append('{');
      for (var entries = node.properties().iterator(); entries.hasNext(); ) {
        Map.Entry<String, JsonNode> entry = entries.next();
        string(entry.getKey());
        out.append(": ");
        inline(entry.getValue());
        out.append(entries.hasNext() ? ", " : "");
      }
      out.append('}');
    } else if (node.isString()) {
      string(node.stringValue());
    } else if (node.isFloatingPointNumber()) {
      if (!Double.isFinite(node.doubleValue())) {
        throw new IllegalArgumentException("a configuration cannot hold " + node.doubleValue());
      }
      out.append(node.doubleValue());
    } else {
      out.append(node.isNull() ? "null" : node.asString());
    }
  }

  private void string(String text) {
    if (PLAIN.matcher(text).matches() && SCALARS.resolve(text, true).equals(Tag.STR)) {
      out.append(text);
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c >= 0xfeff) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
