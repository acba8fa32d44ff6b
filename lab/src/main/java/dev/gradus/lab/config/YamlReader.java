package dev.gradus.lab.config;

import dev.gradus.core.InputException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns one YAML 1.2 document (core schema) into a tree, noting the line of each key and item.
///
/// It reads events rather than nodes, so that depth and count are bounded before memory is taken.
final class YamlReader {
  private static final int DEPTH_LIMIT = 40;
  private static final int NODE_LIMIT = 200_000;
  private static final ScalarResolver SCALARS = new CoreSchema().getScalarResolver();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String name;
  private final Map<KeyPath, Integer> lines;
  private final Iterator<Event> events;
  private final Map<Anchor, JsonNode> anchors = new HashMap<>();
  private int count;

  private YamlReader(String text, String name, Map<KeyPath, Integer> lines) {
    this.name = name;
    this.lines = lines;
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setSchema(new CoreSchema()).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /// Reads the only document of a text.
  ///
  /// @param name how messages call it
  /// @param lines gets the line of each key and item, from 1
  /// @return empty if there is no document
  static Optional<JsonNode> read(String text, String name, Map<KeyPath, Integer> lines) {
    YamlReader reader = new YamlReader(text, name, lines);
    try {
      return reader.document();
    } catch (MarkedYamlEngineException e) {
      throw reader.syntaxError(e);
    } catch (YamlEngineException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new InputException(name + ": not YAML text: " + message, e);
    }
  }

  private Optional<JsonNode> document() {
    events.next(); // the stream starts
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      return Optional.empty();
    }
    JsonNode root = node(events.next(), KeyPath.ROOT, 0);
    events.next(); // the document ends
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw error(after, "a second document begins, expected one; remove it and the `---`");
    }
    return Optional.of(root);
  }

  private JsonNode node(Event event, KeyPath path, int depth) {
    if (++count > NODE_LIMIT) {
      throw error(event, "more than " + NODE_LIMIT + " values found, expected a configuration");
    }
    if (depth > DEPTH_LIMIT) {
      throw error(event, "nested deeper than " + DEPTH_LIMIT + " levels; flatten it");
    }
    lines.putIfAbsent(path, line(event));
    if (event instanceof AliasEvent alias) {
      return copy(alias);
    }
    refuseTag(event);
    JsonNode node =
        switch (event.getEventId()) {
          case MappingStart -> mapping(path, depth);
          case SequenceStart -> sequence(path, depth);
          case Scalar -> scalar((ScalarEvent) event);
          default -> throw error(event, "unexpected " + event.getEventId());
        };
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private ObjectNode mapping(KeyPath path, int depth) {
    ObjectNode mapping = NODES.objectNode();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (!(event instanceof ScalarEvent scalar)) {
        throw error(event, "a list or mapping found as a key, expected a name");
      }
      String key = scalar.getValue();
      KeyPath child = path.key(key);
      if (mapping.has(key)) {
        throw error(
            event, child + ": found twice, first on line " + lines.get(child) + "; remove one");
      }
      if (key.isEmpty()) {
        throw error(event, "an empty key found, expected a name before `:`");
      }
      lines.put(child, line(event));
      mapping.set(key, node(events.next(), child, depth + 1));
    }
    return mapping;
  }

  private ArrayNode sequence(KeyPath path, int depth) {
    ArrayNode sequence = NODES.arrayNode();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      sequence.add(node(event, path.index(sequence.size()), depth + 1));
    }
    return sequence;
  }

  private JsonNode scalar(ScalarEvent event) {
    String value = event.getValue();
    Tag tag = SCALARS.resolve(value, event.isPlain());
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(Boolean.parseBoolean(value));
    }
    if (tag.equals(Tag.INT)) {
      return integer(event, value);
    }
    if (tag.equals(Tag.FLOAT)) {
      return real(event, value);
    }
    return NODES.stringNode(value);
  }

  private JsonNode integer(ScalarEvent event, String value) {
    BigInteger number =
        value.startsWith("0x")
            ? new BigInteger(value.substring(2), 16)
            : value.startsWith("0o")
                ? new BigInteger(value.substring(2), 8)
                : value.length() > 40 ? BigInteger.TEN.pow(40) : new BigInteger(value);
    if (number.bitLength() > 63) {
      throw error(event, Values.shortened(value) + " found, expected a whole number below 2^63");
    }
    long exact = number.longValue();
    return exact == (int) exact ? NODES.numberNode((int) exact) : NODES.numberNode(exact);
  }

  private JsonNode real(ScalarEvent event, String value) {
    double number = value.matches("[-+.0-9eE]+") ? Double.parseDouble(value) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw error(event, Values.shortened(value) + " found, expected a finite number");
    }
    return NODES.numberNode(number);
  }

  private JsonNode copy(AliasEvent alias) {
    JsonNode original = anchors.get(alias.getAlias());
    if (original == null) {
      throw error(
          alias, "alias *" + alias.getAlias() + " found, but no anchor of that name before");
    }
    count += size(original);
    if (count > NODE_LIMIT) {
      throw error(alias, "aliases expand to more than " + NODE_LIMIT + " values; write them out");
    }
    return original.deepCopy();
  }

  private static int size(JsonNode node) {
    int size = 1;
    for (JsonNode child : node) {
      size += size(child);
    }
    return size;
  }

  private void refuseTag(Event event) {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    if (tag.isPresent()) {
      throw error(event, "tag " + Values.shortened(tag.get()) + " found, expected a plain value");
    }
  }

  private InputException syntaxError(MarkedYamlEngineException e) {
    Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
    String where = mark.map(m -> ":" + (m.getLine() + 1)).orElse("");
    String problem = String.valueOf(e.getProblem()).lines().findFirst().orElse("");
    String hint =
        problem.contains("TAB") || problem.contains("'\\t'")
            ? "; indent with spaces, not tabs"
            : "; check indentation, quotes, brackets and `key: value` near there";
    return new InputException(name + where + ": not valid YAML: " + problem + hint, e);
  }

  private InputException error(Event event, String message) {
    return new InputException(name + ":" + line(event) + ": " + message);
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
