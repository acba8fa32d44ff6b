package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows of JSON lines: one object a line, whose numbers, texts and lists of numbers are columns.
/// The first object says which columns there are.
final class JsonRows implements Rows {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final GuardedInput in;
  private final Lines lines;
  private final List<String> keys = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private @Nullable JsonNode ahead;
  private JsonNode[] cells = {};

  private JsonRows(GuardedInput in) {
    this.in = in;
    lines = new Lines(in);
    ahead = object();
    if (ahead == null) {
      throw in.refuse("is empty, expected one JSON object a line; write it again");
    }
    for (Map.Entry<String, JsonNode> entry : ahead.properties()) {
      add(GuardedInput.printable(entry.getKey()), entry.getValue());
    }
    cells = new JsonNode[columns.size()];
  }

  private void add(String key, JsonNode value) {
    if (value.isArray()) {
      if (!value.valueStream().allMatch(entry -> entry.isNumber() || entry.isNull())) {
        return;
      }
      for (int i = 0; i < value.size(); i++) {
        columns.add(key + "[" + i + "]");
      }
      lengths.add(value.size());
    } else if (value.isObject()) {
      return;
    } else {
      columns.add(key);
      lengths.add(-1);
    }
    keys.add(key);
  }

  static JsonRows open(Path path) {
    GuardedInput in = GuardedInput.open(path);
    boolean fine = false;
    try {
      JsonRows rows = new JsonRows(in);
      fine = true;
      return rows;
    } finally {
      if (!fine) {
        in.close();
      }
    }
  }

  private @Nullable JsonNode object() {
    String line = lines.next();
    while (line != null && line.isEmpty()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new InputException(
          place() + ": not JSON; the file may be cut off there: complete or remove the line", e);
    }
    throw new InputException(
        place() + ": not a JSON object, expected one {...} a line; write one object a row");
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    JsonNode row = ahead == null ? object() : ahead;
    ahead = null;
    if (row == null) {
      return false;
    }
    int at = 0;
    for (int k = 0; k < keys.size(); k++) {
      String key = keys.get(k);
      JsonNode value = row.get(key);
      int length = lengths.get(k);
      if (value == null || (length >= 0 && !(value.isArray() && value.size() == length))) {
        throw new InputException(
            place()
                + ": "
                + GuardedInput.quoted(key)
                + (value == null ? " is missing" : " is not a list of " + length + " numbers")
                + ", expected as in the first line; write the same keys in each");
      }
      if (length < 0) {
        cells[at++] = value;
      } else {
        for (JsonNode entry : value) {
          cells[at++] = entry;
        }
      }
    }
    return true;
  }

  @Override
  public double number(int column) {
    JsonNode cell = cells[column];
    return cell.isNumber()
        ? cell.doubleValue()
        : cell.isString() ? TextRow.number(cell.stringValue()) : Double.NaN;
  }

  @Override
  public String text(int column) {
    JsonNode cell = cells[column];
    return GuardedInput.printable(cell.isString() ? cell.stringValue() : cell.toString());
  }

  @Override
  public String place() {
    return in.name() + ":" + lines.number();
  }

  @Override
  public void close() {
    Arrays.fill(cells, null);
    in.close();
  }
}
