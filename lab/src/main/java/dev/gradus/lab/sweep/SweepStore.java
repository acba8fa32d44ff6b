package dev.gradus.lab.sweep;

import dev.gradus.lab.LightRun;
import dev.gradus.lab.store.Disk;
import dev.gradus.lab.store.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A sweep's directory, open for writing, beside any number of other processes.
final class SweepStore implements AutoCloseable {
  private final Disk disk;
  private final SweepDirectory directory;
  private final BlockLocks locks;
  private final RunJournal journal;
  private final FileChannel file;
  private @Nullable ResultFile results;

  private SweepStore(
      Disk disk,
      SweepDirectory directory,
      BlockLocks locks,
      Sweep sweep,
      Consumer<String> warnings) {
    this.disk = disk;
    this.directory = directory;
    this.locks = locks;
    directory.begin(disk, sweep, locks);
    journal = new RunJournal(directory.journal(), directory.results(), sweep.size());
    journal.refresh();
    if (!journal.damage().isEmpty()) {
      warnings.accept(journal.damage());
    }
    file = disk.openToAppend(directory.journal());
  }

  /// @throws dev.gradus.core.InputException if it holds another sweep or something else
  static SweepStore open(Disk disk, Path path, Sweep sweep, Consumer<String> warnings) {
    SweepDirectory directory = new SweepDirectory(path);
    directory.refuseForeign();
    disk.createDirectories(path);
    BlockLocks locks = BlockLocks.open(path);
    try {
      return new SweepStore(disk, directory, locks, sweep, warnings);
    } catch (RuntimeException e) {
      locks.close();
      throw e;
    }
  }

  BlockLocks locks() {
    return locks;
  }

  /// What has ended, as far as it was read. Used by one thread at a time.
  RunJournal journal() {
    return journal;
  }

  Path work(int run) {
    return directory.work(run);
  }

  /// Makes outcomes durable, first the results and then the lines that point to them.
  ///
  /// @throws StorageException if that fails; each of them is then either kept or not there
  void commit(List<Outcome> outcomes) {
    List<RunRecord> records = keep(outcomes);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (RunRecord record : records) {
      lines.writeBytes(record.encode());
      lines.write('\n');
    }
    locks.alone(() -> {
      synchronized (journal) {
        journal.refresh();
        append((journal.isTorn() ? "\n" : "").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      append(lines.toByteArray());
    });
    try {
      disk.sync(file);
    } catch (IOException e) {
      throw StorageException.of("cannot write", directory.journal(), e);
    }
    for (Outcome outcome : outcomes) {
      LightRun.discard(disk, directory.work(outcome.run()));
    }
  }

  /// Removes what processes left that were killed right after they committed. Once all runs have
  /// ended nobody needs it; other processes may do the same at this moment.
  void removeLeftovers() {
    try {
      disk.delete(directory.path().resolve("work"));
    } catch (StorageException e) {
      return; // the next one may
    }
  }

  private void append(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    try {
      disk.append(file, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw StorageException.of("cannot write", directory.journal(), e);
    }
  }

  private List<RunRecord> keep(List<Outcome> outcomes) {
    List<byte[]> all =
        outcomes.stream().map(Outcome::results).filter(bytes -> bytes.length > 0).toList();
    int number = -1;
    long at = 0;
    if (!all.isEmpty()) {
      if (results == null) {
        results = ResultFile.create(disk, directory.results(), journal.files());
      }
      number = results.number();
      at = results.size();
      results.append(all);
    }
    List<RunRecord> records = new ArrayList<>();
    for (Outcome one : outcomes) {
      int bytes = one.results().length;
      records.add(
          new RunRecord(
              one.run(),
              one.status(),
              one.steps(),
              one.seconds(),
              bytes == 0 ? -1 : number,
              at,
              bytes,
              one.error(),
              one.trace()));
      at += bytes;
    }
    return records;
  }

  @Override
  public void close() {
    try (locks) {
      file.close();
      if (results != null) {
        results.close();
      }
    } catch (IOException e) {
      throw StorageException.of("cannot close", directory.journal(), e);
    }
  }
}
