package dev.gradus.lab.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What can be read of a journal: the rows of each unit without a gap, and which lines are damaged.
final class JournalContent {
  private final Map<String, List<double[]>> rows = new HashMap<>();
  private final List<Integer> damagedLines = new ArrayList<>();
  private int lines;
  private boolean clean = true;

  /// Reads a journal; one that is not there has no rows.
  static JournalContent read(Path path) {
    JournalContent content = new JournalContent();
    if (!Files.exists(path)) {
      return content;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          content.add(line.toByteArray());
          line.reset();
        } else {
          line.write(b);
        }
      }
      // Without its line feed the last line is torn: the run was killed while it was written.
      content.clean &= line.size() == 0;
    } catch (IOException e) {
      throw StorageException.of("cannot read", path, e);
    }
    return content;
  }

  private void add(byte[] bytes) {
    lines++;
    JournalLine line = JournalLine.decode(bytes, bytes.length);
    if (line == null) {
      damagedLines.add(lines);
      clean = false;
      return;
    }
    List<double[]> unit = rows.computeIfAbsent(line.unit(), id -> new ArrayList<>());
    if (line.row() < 0 || line.row() > unit.size()) {
      clean = false;
      return;
    }
    if (line.row() < unit.size()) {
      unit.subList(line.row(), unit.size()).clear();
      clean = false;
    }
    unit.add(line.values());
  }

  /// The rows of a unit from 0 up to the first that is missing or damaged.
  List<double[]> rows(String unit) {
    return rows.getOrDefault(unit, List.of());
  }

  /// Numbers of the lines, from 1, whose checksum does not match.
  List<Integer> damagedLines() {
    return damagedLines;
  }

  /// Whether the file holds these rows and nothing else.
  boolean isClean() {
    return clean;
  }

  /// How many rows there are in all units together.
  int size() {
    return rows.values().stream().mapToInt(List::size).sum();
  }
}
