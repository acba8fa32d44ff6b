package dev.gradus.data.format;

import dev.gradus.core.InputException;
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
    Lines lines = new Lines(in);
    List<String> columns = List.of();
    char separator = 0;
    int width = 0;
    double[] values = {};
    int count = 0;
    for (String row = lines.next(); row != null; row = lines.next()) {
      if (row.isEmpty() || row.startsWith("#")) {
        continue;
      }
      boolean first = width == 0;
      separator = first ? separatorOf(row) : separator;
      List<String> cells = split(row, separator);
      width = first ? cells.size() : width;
      if (first && cells.stream().noneMatch(Csv::isNumber)) {
        columns = cells.stream().map(GuardedInput::printable).toList();
        continue;
      }
      checkWidth(in, lines.number(), cells, width);
      values = withRoom(in, values, count, width);
      for (int column = 0; column < width; column++) {
        values[count++] = number(in, lines.number(), column, cells.get(column));
      }
    }
    if (count == 0) {
      throw in.refuse("no row of numbers in it, expected one a line; write the file again");
    }
    return new Csv(columns, NdArray.of(Arrays.copyOf(values, count), count / width, width));
  }

  private static void checkWidth(GuardedInput in, int line, List<String> cells, int width) {
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
  }

  private static double[] withRoom(GuardedInput in, double[] values, int count, int width) {
    if (values.length - count >= width) {
      return values;
    }
    long most = Math.min(in.budget() / Double.BYTES, Integer.MAX_VALUE / Double.BYTES);
    if (count + (long) width > most) {
      throw in.refuse(
          "more than " + most + " numbers, which is all that one file may take; save it as NPY");
    }
    return Arrays.copyOf(values, (int) Math.min(most, Math.max(2L * count, count + 1024L + width)));
  }

  private static double number(GuardedInput in, int line, int column, String cell) {
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
    return toDouble(cell);
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
