package dev.gradus.lab;

import dev.gradus.core.Column;
import dev.gradus.lab.store.Checkpoint;
import dev.gradus.lab.store.Recovered;
import dev.gradus.lab.store.RunWriter;
import dev.gradus.lab.store.UnitId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Units of work of one run that are held in memory until one of them has run for long enough that
/// a checkpoint is worth a directory. Used by one thread.
final class LightStore implements UnitStore, AutoCloseable {
  private final Supplier<RunWriter> directory;
  private final Map<UnitId, Held> held = new LinkedHashMap<>();
  private @Nullable RunWriter writer;

  /// What a unit left while there was no directory.
  private static final class Held {
    final List<Column> columns;
    final List<double[]> rows = new ArrayList<>();
    @Nullable Checkpoint last;

    Held(List<Column> columns) {
      this.columns = columns;
    }
  }

  /// @param directory opens it when it is needed
  /// @param there whether an earlier attempt left one
  LightStore(Supplier<RunWriter> directory, boolean there) {
    this.directory = directory;
    if (there) {
      writer = directory.get();
    }
  }

  @Override
  public Recovered recovered(UnitId unit) {
    return writer == null ? new Recovered(List.of(), null) : writer.recovered(unit);
  }

  @Override
  public Rows rows(UnitId unit, List<Column> columns) {
    if (writer != null) {
      return new DirectoryStore(writer).rows(unit, columns);
    }
    Held own = new Held(columns);
    held.put(unit, own);
    return new Rows() {
      private @Nullable Rows durable;

      @Override
      public void append(int first, List<double[]> rows) {
        if (writer == null) {
          own.rows.addAll(rows);
          return;
        }
        durable = durable == null ? new DirectoryStore(writer).rows(unit, columns) : durable;
        durable.append(first, rows);
      }
    };
  }

  @Override
  public void save(Checkpoint checkpoint) {
    if (writer == null && checkpoint.isFinished()) {
      held.forEach((unit, own) -> {
        if (unit.toString().equals(checkpoint.unit())) {
          own.last = checkpoint;
        }
      });
      return;
    }
    if (writer == null) {
      promote();
    }
    new DirectoryStore(java.util.Objects.requireNonNull(writer)).save(checkpoint);
  }

  private void promote() {
    RunWriter opened = directory.get();
    writer = opened;
    DirectoryStore store = new DirectoryStore(opened);
    held.forEach((unit, own) -> store.rows(unit, own.columns).append(0, own.rows));
    for (Held own : held.values()) {
      if (own.last != null) {
        store.save(own.last);
      }
    }
    held.clear();
  }

  @Override
  public void forget(UnitId unit) {
    if (writer != null) {
      new DirectoryStore(writer).forget(unit);
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
