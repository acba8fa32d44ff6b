package dev.gradus.lab.sweep;

import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `journal.jsonl` says, as far as it was read: the newest record of each run. More is read
/// with each [#refresh], because other processes append to it.
final class RunJournal {
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final Path results;
  private final @Nullable RunRecord[] records;
  private final Map<Integer, Long> sizes = new HashMap<>();
  private byte[] buffer = new byte[CHUNK];
  private int kept;
  private long offset;
  private int lines;
  private int damaged;
  private int firstDamaged;
  private int files;
  private final int[] counts = new int[RunRecord.Status.values().length];
  private final List<Integer> news = new ArrayList<>();

  /// @param path of the journal; it need not be there yet
  /// @param results directory of the files that its lines point to
  /// @param runs how many runs the sweep has
  RunJournal(Path path, Path results, int runs) {
    this.path = path;
    this.results = results;
    this.records = new RunRecord[runs];
  }

  /// Reads what was appended since the last time.
  void refresh() {
    if (!Files.exists(path)) {
      return;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      file.position(offset);
      while (true) {
        if (kept == buffer.length) {
          buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = file.read(ByteBuffer.wrap(buffer, kept, buffer.length - kept));
        if (count <= 0) {
          break;
        }
        offset += count;
        take(kept + count);
      }
    } catch (IOException e) {
      throw StorageException.of("cannot read", path, e);
    }
  }

  /// The runs that were read to have ended since this was asked last.
  List<Integer> drain() {
    List<Integer> drained = List.copyOf(news);
    news.clear();
    return drained;
  }

  /// Uses the complete lines of the buffer and keeps the rest.
  private void take(int length) {
    int begin = 0;
    for (int i = kept; i < length; i++) {
      if (buffer[i] == '\n') {
        line(begin, i);
        begin = i + 1;
      }
    }
    System.arraycopy(buffer, begin, buffer, 0, length - begin);
    kept = length - begin;
  }

  private void line(int from, int to) {
    lines++;
    if (from == to || buffer[to - 1] != '}') {
      return; // the torn end of a process that was killed while it wrote
    }
    RunRecord record = RunRecord.decode(buffer, from, to);
    if (record == null || record.run() < 0 || record.run() >= records.length || !isThere(record)) {
      firstDamaged = damaged++ == 0 ? lines : firstDamaged;
      return;
    }
    files = Math.max(files, record.file() + 1);
    RunRecord before = records[record.run()];
    if (before != null && !before.isFailed()) {
      return; // a finished run stays as it was
    }
    if (before != null) {
      counts[before.status().ordinal()]--;
    }
    counts[record.status().ordinal()]++;
    records[record.run()] = record;
    news.add(record.run());
  }

  /// Whether the results that a record points to are in their file.
  private boolean isThere(RunRecord record) {
    if (record.isFailed()) {
      return true;
    }
    long end = record.at() + record.bytes();
    Long size = sizes.get(record.file());
    if (size == null || size < end) {
      Path file = ResultFile.path(results, record.file());
      try {
        size = Files.exists(file) ? Files.size(file) : 0;
      } catch (IOException e) {
        throw StorageException.of("cannot read", file, e);
      }
      sizes.put(record.file(), size);
    }
    return end <= size;
  }

  /// How a run ended, or null if it has not.
  @Nullable RunRecord record(int run) {
    return records[run];
  }

  /// How many runs ended so.
  int count(RunRecord.Status status) {
    return counts[status.ordinal()];
  }

  /// A number above those of all files that lines point to.
  int files() {
    return files;
  }

  /// Whether the last line that was read has no line feed yet.
  boolean isTorn() {
    return kept > 0;
  }

  /// One line on what could not be used; empty if all could.
  String damage() {
    return damaged == 0
        ? ""
        : "%s:%d: damaged: its checksum does not match, or its results are missing;%s computed again"
            .formatted(
                path,
                firstDamaged,
                damaged == 1
                    ? " its run is"
                    : " so are " + (damaged - 1) + " more; their runs are");
  }
}
