package dev.gradus.data.format;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The training dynamics of dataset cartography (Swayamdipta et al., EMNLP 2020): one file an
/// epoch, of objects `{guid, logits_epoch_E, gold}`. The epoch becomes a column.
final class CartographyRows implements Rows {
  private static final Pattern FILE = Pattern.compile("dynamics_epoch_(\\d{1,9})\\.jsonl(\\.gz)?");

  private final List<Path> files;
  private final List<String> columns;
  private int file;
  private JsonRows rows;

  private CartographyRows(List<Path> files) {
    this.files = files;
    rows = JsonRows.open(files.getFirst());
    columns = named(rows);
  }

  /// Those of the files that are of this form, in the order of their epochs.
  static List<Path> epochFiles(List<Path> files) {
    return files.stream()
        .filter(file -> matcher(file).matches())
        .sorted(Comparator.comparingInt(CartographyRows::epoch))
        .toList();
  }

  static CartographyRows open(List<Path> files) {
    return new CartographyRows(files);
  }

  private static Matcher matcher(Path file) {
    return FILE.matcher(String.valueOf(file.getFileName()));
  }

  private static int epoch(Path file) {
    Matcher matcher = matcher(file);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(file + " is no file of an epoch");
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static List<String> named(JsonRows rows) {
    return Stream.concat(
            Stream.of("epoch"),
            rows.columns().stream().map(name -> name.replaceFirst("_epoch_\\d+", "")))
        .toList();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    while (!rows.next()) {
      if (++file == files.size()) {
        file--;
        return false;
      }
      rows.close();
      rows = JsonRows.open(files.get(file));
      List<String> found = new ArrayList<>(named(rows));
      if (!found.equals(columns)) {
        throw new InputException(
            rows.place()
                + ": keys "
                + found.subList(1, found.size())
                + ", expected "
                + columns.subList(1, columns.size())
                + " as in the first epoch; write the same keys in each file");
      }
    }
    return true;
  }

  @Override
  public double number(int column) {
    return column == 0 ? epoch(files.get(file)) : rows.number(column - 1);
  }

  @Override
  public String text(int column) {
    return column == 0 ? Integer.toString(epoch(files.get(file))) : rows.text(column - 1);
  }

  @Override
  public String place() {
    return rows.place();
  }

  @Override
  public void close() {
    rows.close();
  }
}
