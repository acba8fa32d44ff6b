package dev.gradus.lab.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.config.Configuration;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The values of an axis as text: `0.1,0.3,1`, `2..8`, `log(0.01,1,9)`, `linear(0,1,11)`, or any of
/// these between commas. Values are YAML: `[50],[100,100]` are two lists.
final class AxisText {
  /// More runs than this are refused: a list of them could not be looked at any more.
  static final int MOST = 1_000_000;

  private static final Pattern RANGE = Pattern.compile("([-+]?\\d+)\\.\\.([-+]?\\d+)");
  private static final Pattern LOOSE_RANGE = Pattern.compile("[-+.\\deE]*\\.\\.[-+.\\deE]*");
  private static final Pattern SPACED =
      Pattern.compile("(log|linear)\\s*\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CALL = Pattern.compile("[A-Za-z]\\w*\\s*\\(.*");

  /// Digits that equal spacing is rounded to, so that 0.30000000000000004 is written 0.3.
  private static final MathContext ROUND = new MathContext(15);

  private final String key;

  private AxisText(String key) {
    this.key = key;
  }

  /// @param key as messages call it
  /// @throws InputException if the text is not of that form or names no value
  static List<JsonNode> values(String key, String text) {
    AxisText axis = new AxisText(key);
    List<JsonNode> values = new ArrayList<>();
    for (String item : axis.items(text)) {
      axis.add(item.strip(), values);
      if (values.size() > MOST) {
        throw axis.error("more than " + MOST + " values; give fewer");
      }
    }
    return values;
  }

  /// Two numbers that `log(a,b)` or `linear(a,b)` name, for random axes.
  ///
  /// @return `[a, b, 1 if logarithmic]`, or null if the text is something else
  static double @org.jspecify.annotations.Nullable [] interval(String key, String text) {
    Matcher match = SPACED.matcher(text.strip());
    if (!match.matches() || match.group(2).split(",", -1).length != 2) {
      return null;
    }
    AxisText axis = new AxisText(key);
    String[] parts = match.group(2).split(",", -1);
    boolean log = match.group(1).equalsIgnoreCase("log");
    double a = axis.number(parts[0]);
    double b = axis.number(parts[1]);
    axis.requireInterval(text, a, b, log);
    return new double[] {a, b, log ? 1 : 0};
  }

  /// Splits at the commas outside of brackets and quotes.
  private List<String> items(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{' || c == '(') {
        depth++;
      } else if (c == ']' || c == '}' || c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        items.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    items.add(text.substring(begin));
    if (items.stream().anyMatch(String::isBlank)) {
      throw error(
          "'"
              + text
              + "' found, expected values between commas, such as 0.1,0.3 or 2..8 or"
              + " log(0.01,1,9)");
    }
    return items;
  }

  private void add(String item, List<JsonNode> values) {
    Matcher range = RANGE.matcher(item);
    Matcher spaced = SPACED.matcher(item);
    if (range.matches()) {
      addRange(item, whole(range.group(1)), whole(range.group(2)), values);
    } else if (LOOSE_RANGE.matcher(item).matches()) {
      throw error(
          "'"
              + item
              + "': a..b counts whole numbers; between others give linear(a,b,n) or"
              + " log(a,b,n)");
    } else if (spaced.matches()) {
      addSpaced(item, spaced, values);
    } else if (CALL.matcher(item).matches()) {
      throw error("'" + item + "' found, expected log(a,b,n) or linear(a,b,n)");
    } else {
      values.add(Configuration.value(item, key));
    }
  }

  private void addRange(String item, long from, long to, List<JsonNode> values) {
    if (to < from) {
      throw error("'" + item + "' is empty; write the smaller number first");
    }
    if (to - from >= MOST || to - from < 0) {
      throw error("'" + item + "' has more than " + MOST + " values; give fewer");
    }
    for (long i = from; i <= to; i++) {
      values.add(JsonNodeFactory.instance.numberNode(i));
    }
  }

  private void addSpaced(String item, Matcher match, List<JsonNode> values) {
    String[] parts = match.group(2).split(",", -1);
    if (parts.length != 3) {
      throw error("'" + item + "' found, expected " + match.group(1) + "(first,last,count)");
    }
    boolean log = match.group(1).equalsIgnoreCase("log");
    double a = number(parts[0]);
    double b = number(parts[1]);
    double count = number(parts[2]);
    if (count != Math.rint(count) || count < 1 || count > MOST) {
      throw error(
          "'" + item + "': a count of " + parts[2].strip() + " found, expected 1 to " + MOST);
    }
    int n = (int) count;
    if (n > 1) {
      requireInterval(item, a, b, log);
    }
    for (int i = 0; i < n; i++) {
      double share = n == 1 ? 0 : i / (n - 1.0);
      double inner = log ? a * Math.pow(b / a, share) : a + share * (b - a);
      values.add(node(i == 0 ? a : i == n - 1 ? b : rounded(inner)));
    }
  }

  private void requireInterval(String item, double a, double b, boolean log) {
    if (a == b) {
      throw error("'" + item + "': both ends are " + a + "; give two different ones");
    }
    if (log && !(a > 0 && b > 0)) {
      throw error("'" + item + "': log needs two positive ends; use linear");
    }
  }

  static double rounded(double value) {
    return new BigDecimal(value).round(ROUND).doubleValue();
  }

  /// A whole number as such, so that keys that count accept it.
  static JsonNode node(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole
        ? JsonNodeFactory.instance.numberNode((long) value)
        : JsonNodeFactory.instance.numberNode(value);
  }

  private long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw error(text + " is too large");
    }
  }

  private double number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw error("'" + text.strip() + "' found, expected a number");
    }
    throw error("'" + text.strip() + "' found, expected a finite number");
  }

  private InputException error(String message) {
    return new InputException(key + ": " + message);
  }
}
