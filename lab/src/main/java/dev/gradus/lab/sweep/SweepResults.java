package dev.gradus.lab.sweep;

import dev.gradus.lab.LightRun;
import dev.gradus.lab.store.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What there is of a sweep, finished or not; reading needs no lock and writes nothing.
public final class SweepResults implements AutoCloseable {
  private final Path path;
  private final SweepDirectory.Description description;
  private final Space space;
  private final RunJournal journal;
  private final Map<Integer, FileChannel> files = new HashMap<>();

  private SweepResults(Path path) {
    SweepDirectory directory = new SweepDirectory(path);
    this.path = path;
    description = directory.description();
    space = Space.of(description.axes());
    journal = new RunJournal(directory.journal(), directory.results(), space.size());
    journal.refresh();
  }

  /// @param path directory of a sweep
  /// @throws dev.gradus.core.InputException if there is no sweep
  /// @throws StorageException if it is damaged
  public static SweepResults open(Path path) {
    return new SweepResults(path);
  }

  public Path path() {
    return path;
  }

  public SweepDirectory.Description description() {
    return description;
  }

  public Space space() {
    return space;
  }

  /// How a run ended, or null if it has not.
  public @Nullable RunRecord record(int run) {
    return journal.record(run);
  }

  /// How many runs ended so.
  public int count(RunRecord.Status status) {
    return journal.count(status);
  }

  /// What a run observed; empty if it failed or has not ended.
  ///
  /// @throws StorageException if it is damaged
  public Optional<LightRun.Result> read(int run) {
    RunRecord record = journal.record(run);
    if (record == null || record.isFailed()) {
      return Optional.empty();
    }
    Path file = ResultFile.path(new SweepDirectory(path).results(), record.file());
    FileChannel channel =
        files.computeIfAbsent(
            record.file(),
            number -> {
              try {
                return FileChannel.open(file, StandardOpenOption.READ);
              } catch (IOException e) {
                throw StorageException.of("cannot read", file, e);
              }
            });
    return Optional.of(ResultFile.read(channel, file, record));
  }

  @Override
  public void close() {
    try {
      for (FileChannel file : files.values()) {
        file.close();
      }
    } catch (IOException e) {
      throw StorageException.of("cannot close", path, e);
    }
  }
}
