package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A table of numbers as text.
///
/// Cells are separated by commas, else tabs, else semicolons, else blanks, whichever the first line
/// has. The first line may name the columns. Empty lines and lines that begin with `#` are skipped.
///
/// @param columns names of the columns; empty where the file has none
/// @param values of shape [rows, columns]
public record Csv(List<String> columns, NdArray values) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(?i:nan|inf|infinity)");

  private static final int LONGEST_NUMBER = 400;

  /// Reads a file.
  ///
  /// @throws InputException if a cell is not a number, a row is longer or shorter than the first,
  ///   or there is no row
  public static Csv read(Path file) {
    try (GuardedInput in = GuardedInput.open(file)) {
      return read(in);
    }
  }

  static Csv read(GuardedInput in) {
    String text = new String(in.readAll(), StandardCharsets.UTF_8);
    int at = text.startsWith("\ufeff") ? 1 : 0;
    List<String> columns = List.of();
    char separator = 0;
    int width = 0;
    double[] values = new double[1024];
    int count = 0;
    boolean first = true;
    for (int line = 1; at < text.length(); line++) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String row = text.substring(at, end).strip();
      at = end + 1;
      if (row.isEmpty() || row.startsWith("#")) {
        continue;
      }
      if (first) {
        separator = separatorOf(row);
        List<String> cells = split(row, separator);
        width = cells.size();
        first = false;
        if (cells.stream().noneMatch(Csv::isNumber)) {
          columns = cells.stream().map(GuardedInput::printable).toList();
          continue;
        }
      }
      if (values.length - count < width) {
        values = Arrays.copyOf(values, Math.max(2 * values.length, count + width));
      }
      count = parse(in, line, row, separator, width, values, count);
    }
    if (count == 0) {
      throw in.refuse("no row of numbers in it; write one row a line");
    }
    return new Csv(columns, NdArray.of(Arrays.copyOf(values, count), count / width, width));
  }

  private static int parse(
      GuardedInput in, int line, String row, char separator, int width, double[] into, int from) {
    List<String> cells = split(row, separator);
    if (cells.size() != width) {
      throw new InputException(
          in.name()
              + ":"
              + line
              + ": "
              + cells.size()
              + " cells, expected "
              + width
              + " as in the first line; complete or remove the line");
    }
    for (int column = 0; column < width; column++) {
      String cell = cells.get(column);
      if (!isNumber(cell)) {
        throw new InputException(
            in.name()
                + ":"
                + line
                + ": column "
                + (column + 1)
                + " is "
                + GuardedInput.quoted(cell)
                + ", expected a number; correct it or take the column out");
      }
      into[from + column] = toDouble(cell);
    }
    return from + width;
  }

  private static char separatorOf(String row) {
    for (char candidate : new char[] {',', '\t', ';'}) {
      if (row.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ' ';
  }

  private static List<String> split(String row, char separator) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    while (true) {
      int end = row.indexOf(separator, start);
      String cell = row.substring(start, end < 0 ? row.length() : end).strip();
      if (separator != ' ' || !cell.isEmpty()) {
        cells.add(unquoted(cell));
      }
      if (end < 0) {
        return cells;
      }
      start = end + 1;
    }
  }

  private static String unquoted(String cell) {
    return cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"")
        ? cell.substring(1, cell.length() - 1).strip()
        : cell;
  }

  private static boolean isNumber(String cell) {
    return cell.length() <= LONGEST_NUMBER && NUMBER.matcher(cell).matches();
  }

  private static double toDouble(String cell) {
    int sign = cell.startsWith("-") || cell.startsWith("+") ? 1 : 0;
    return switch (Character.toLowerCase(cell.charAt(sign))) {
      case 'n' -> Double.NaN;
      case 'i' -> cell.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      default -> Double.parseDouble(cell);
    };
  }
}
