package dev.gradus.lab.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Finds, for each unit, the newest checkpoint whose rows are all there, and makes the journal hold
/// exactly the rows that those checkpoints count.
final class Recovery {
  private static final String DAMAGED = "damaged: its checksum does not match; ";

  private final Disk disk;
  private final Path journal;
  private final Checkpoints checkpoints;
  private final Consumer<String> warnings;
  private final Map<UnitId, Recovered> found = new LinkedHashMap<>();
  private final List<String> setBack = new ArrayList<>();

  Recovery(Disk disk, Path journal, Checkpoints checkpoints, Consumer<String> warnings) {
    this.disk = disk;
    this.journal = journal;
    this.checkpoints = checkpoints;
    this.warnings = warnings;
  }

  Map<UnitId, Recovered> run(List<UnitId> units) {
    JournalContent content = JournalContent.read(journal);
    int kept = 0;
    for (UnitId unit : units) {
      Recovered recovered = recover(unit.toString(), content.rows(unit.toString()));
      found.put(unit, recovered);
      kept += recovered.rows().size();
    }
    report(content.damagedLines());
    if (!content.isClean() || kept < content.size()) {
      disk.replace(journal, this::writeKept);
    }
    return found;
  }

  private Recovered recover(String unit, List<double[]> rows) {
    List<Path> damaged = new ArrayList<>();
    List<Checkpoint> intact = checkpoints.read(unit, damaged);
    Checkpoint usable =
        intact.stream().filter(each -> isCovered(each, rows)).findFirst().orElse(null);
    String from =
        unit
            + (usable == null ? " from its start" : " from its checkpoint at row " + usable.rows());
    if (!damaged.isEmpty()) {
      String both = damaged.size() > 1 ? " and " + damaged.getLast().getFileName() : "";
      warnings.accept(damaged.getFirst() + both + ": " + DAMAGED + "computed again: " + from);
    }
    List<Checkpoint> newer =
        intact.stream()
            .filter(each -> usable == null || each.generation() > usable.generation())
            .toList();
    if (!newer.isEmpty()) {
      setBack.add(from);
    }
    newer.forEach(each -> checkpoints.delete(unit, each.generation()));
    damaged.forEach(disk::delete);
    return new Recovered(rows.subList(0, usable == null ? 0 : usable.rows()), usable);
  }

  private static boolean isCovered(Checkpoint checkpoint, List<double[]> rows) {
    return checkpoint.rows() <= rows.size()
        && rows.subList(0, checkpoint.rows()).stream()
            .allMatch(row -> row.length == checkpoint.columns().size());
  }

  private void report(List<Integer> lines) {
    if (lines.isEmpty() && setBack.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(journal.toString());
    if (!lines.isEmpty()) {
      text.append(':').append(lines.getFirst());
    }
    text.append(": ").append(lines.isEmpty() ? "rows are missing; " : DAMAGED);
    if (lines.size() > 1) {
      text.append("so are ").append(lines.size() - 1).append(" more lines; ");
    }
    text.append(
        setBack.isEmpty()
            ? "no checkpoint needs it, so nothing is lost"
            : "computed again: " + String.join(", ", setBack));
    warnings.accept(text.toString());
  }

  private void writeKept(OutputStream out) throws IOException {
    for (Map.Entry<UnitId, Recovered> entry : found.entrySet()) {
      Checkpoint checkpoint = entry.getValue().checkpoint();
      if (checkpoint == null) {
        continue;
      }
      UnitId unit = entry.getKey();
      JournalLine.Encoder encoder =
          new JournalLine.Encoder(unit.method(), unit.seed(), checkpoint.columns());
      List<double[]> rows = entry.getValue().rows();
      for (int i = 0; i < rows.size(); i++) {
        out.write(encoder.encode(i, rows.get(i)));
        out.write('\n');
      }
    }
  }
}
