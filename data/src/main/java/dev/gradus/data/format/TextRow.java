package dev.gradus.data.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The cells of one line of text.
final class TextRow {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final int LONGEST_NUMBER = 400;

  private TextRow() {}

  /// Splits at separators outside of double quotes; doubled quotes inside stand for one.
  static List<String> split(String line, char separator) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < line.length() && line.charAt(at) == ' ' && separator != ' ') {
        at++;
      }
      if (at < line.length() && line.charAt(at) == '"') {
        StringBuilder cell = new StringBuilder();
        at = unquote(line, at + 1, cell);
        cells.add(cell.toString().strip());
        at = line.indexOf(separator, at);
      } else {
        int end = line.indexOf(separator, at);
        cells.add(line.substring(at, end < 0 ? line.length() : end).strip());
        at = end;
      }
      if (at < 0) {
        return cells;
      }
      at++;
    }
  }

  private static int unquote(String line, int from, StringBuilder cell) {
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < line.length() && line.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /// Whether a cell holds a list such as `[0.1, 0.2]` (commas, or blanks as NumPy prints).
  static boolean isList(String cell) {
    return cell.length() >= 2 && cell.startsWith("[") && cell.endsWith("]");
  }

  static List<String> list(String cell) {
    String inside = cell.substring(1, cell.length() - 1).strip();
    return inside.isEmpty() ? List.of() : List.of(inside.split("[,\\s]+"));
  }

  static boolean isNumber(String cell) {
    return cell.length() <= LONGEST_NUMBER && NUMBER.matcher(cell).matches();
  }

  /// NaN where it is no finite number, infinite where it says so.
  static double number(String cell) {
    if (cell.isEmpty() || cell.length() > LONGEST_NUMBER) {
      return Double.NaN;
    }
    char last = cell.charAt(cell.length() - 1);
    if ((last >= '0' && last <= '9') || last == '.') {
      try {
        return Double.parseDouble(cell);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return switch (cell.toLowerCase(java.util.Locale.ROOT)) {
      case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }
}
