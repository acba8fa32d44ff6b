package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of CSV or TSV with names in the first line; a cell with a list in brackets becomes one
/// column an entry.
final class CsvRows implements Rows {
  private final GuardedInput in;
  private final Lines lines;
  private final char separator;
  private final List<String> header;
  private final List<String> columns = new ArrayList<>();
  private @Nullable List<String> ahead;
  private List<String> row = List.of();

  private CsvRows(GuardedInput in) {
    this.in = in;
    lines = new Lines(in);
    String first = line();
    if (first == null) {
      throw in.refuse("is empty, expected names of columns in its first line; write it again");
    }
    separator = first.indexOf(',') >= 0 ? ',' : first.indexOf('\t') >= 0 ? '\t' : ';';
    header = TextRow.split(first, separator).stream().map(GuardedInput::printable).toList();
    if (header.stream().anyMatch(TextRow::isNumber)) {
      throw in.refuse(
          "its first line holds numbers, expected the names of the columns such as"
              + " id,gold,epoch,logit_0,logit_1; add that line");
    }
    String second = line();
    if (second == null) {
      throw in.refuse("holds names of columns but no row; write it again");
    }
    List<String> cells = cells(second);
    for (int k = 0; k < cells.size(); k++) {
      String cell = cells.get(k);
      if (TextRow.isList(cell)) {
        int length = TextRow.list(cell).size();
        for (int i = 0; i < length; i++) {
          columns.add(header.get(k) + "[" + i + "]");
        }
      } else {
        columns.add(header.get(k));
      }
    }
    ahead = flat(cells);
  }

  static CsvRows open(Path path) {
    GuardedInput in = GuardedInput.open(path);
    boolean fine = false;
    try {
      CsvRows rows = new CsvRows(in);
      fine = true;
      return rows;
    } finally {
      if (!fine) {
        in.close();
      }
    }
  }

  private @Nullable String line() {
    String line = lines.next();
    while (line != null && (line.isEmpty() || line.startsWith("#"))) {
      line = lines.next();
    }
    return line;
  }

  private List<String> cells(String line) {
    List<String> cells = TextRow.split(line, separator);
    if (cells.size() != header.size()) {
      throw new InputException(
          place()
              + ": "
              + cells.size()
              + " cells, expected "
              + header.size()
              + " as in the first line; the file may be cut off there: complete or remove the line");
    }
    return cells;
  }

  private List<String> flat(List<String> cells) {
    boolean plain = columns.size() == header.size() && cells.stream().noneMatch(TextRow::isList);
    if (plain) {
      return cells;
    }
    List<String> flat = new ArrayList<>();
    for (String cell : cells) {
      if (TextRow.isList(cell)) {
        flat.addAll(TextRow.list(cell));
      } else {
        flat.add(cell);
      }
    }
    if (flat.size() != columns.size()) {
      throw new InputException(
          place()
              + ": lists of another length than in the first row; write as many numbers in each");
    }
    return flat;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    if (ahead != null) {
      row = ahead;
      ahead = null;
      return true;
    }
    String line = line();
    if (line == null) {
      return false;
    }
    row = flat(cells(line));
    return true;
  }

  @Override
  public double number(int column) {
    return TextRow.number(row.get(column));
  }

  @Override
  public String text(int column) {
    return GuardedInput.printable(row.get(column));
  }

  @Override
  public String place() {
    return in.name() + ":" + lines.number();
  }

  @Override
  public void close() {
    in.close();
  }
}
