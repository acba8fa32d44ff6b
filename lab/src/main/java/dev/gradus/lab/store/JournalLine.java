package dev.gradus.lab.store;

import dev.gradus.core.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/// One row of one unit of work, as in `trajectory.jsonl`.
///
/// @param unit id of the unit of work, such as `chain-3`
/// @param row its number in the unit, from 0
/// @param values one number a column
record JournalLine(String unit, int row, double[] values) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> RESERVED = Set.of("method", "seed", "row", "crc");

  /// Writes the rows of one unit as lines.
  static final class Encoder {
    private final String start;
    private final List<String> fields = new ArrayList<>();

    Encoder(String method, long seed, List<Column> columns) {
      start = "{\"method\":" + quote(method) + ",\"seed\":" + seed + ",\"row\":";
      for (Column column : columns) {
        if (RESERVED.contains(column.name())) {
          throw new IllegalArgumentException("no column may be called " + column.name());
        }
        fields.add("," + quote(column.name()) + ":");
      }
    }

    byte[] encode(int row, double[] values) {
      StringBuilder line = new StringBuilder(start).append(row);
      for (int i = 0; i < values.length; i++) {
        line.append(fields.get(i)).append(number(values[i]));
      }
      return Seal.closeJson(line.toString());
    }

    private static String number(double value) {
      if (Double.isNaN(value)) {
        return "null";
      }
      return Double.isInfinite(value) ? (value > 0 ? "1e999" : "-1e999") : Double.toString(value);
    }

    private static String quote(String text) {
      return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
  }

  /// Reads a line back, without its line feed.
  ///
  /// @return null if it is damaged
  static @Nullable JournalLine decode(byte[] bytes, int length) {
    if (!Seal.isIntactJson(bytes, length)) {
      return null;
    }
    try (JsonParser json = JSON.createParser(bytes, 0, length)) {
      json.nextToken();
      json.nextValue();
      String method = json.getString();
      json.nextValue();
      long seed = json.getLongValue();
      json.nextValue();
      int row = json.getIntValue();
      double[] values = new double[16];
      int count = 0;
      while (json.nextValue() != JsonToken.END_OBJECT && !"crc".equals(json.currentName())) {
        if (count == values.length) {
          values = java.util.Arrays.copyOf(values, 2 * count);
        }
        boolean missing = json.currentToken() == JsonToken.VALUE_NULL;
        values[count++] = missing ? Double.NaN : json.getDoubleValue();
      }
      return new JournalLine(
          new UnitId(method, seed).toString(), row, java.util.Arrays.copyOf(values, count));
    } catch (JacksonException e) {
      // The checksum is right, so this was written by something else.
      return null;
    }
  }

  @Override
  public String toString() {
    return unit + " row " + row;
  }
}
