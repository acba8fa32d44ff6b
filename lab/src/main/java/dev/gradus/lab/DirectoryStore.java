package dev.gradus.lab;

import dev.gradus.core.Column;
import dev.gradus.lab.store.Checkpoint;
import dev.gradus.lab.store.Recovered;
import dev.gradus.lab.store.RunWriter;
import dev.gradus.lab.store.UnitId;
import java.util.List;

/// Units of work that leave everything in a run directory at once.
record DirectoryStore(RunWriter writer) implements UnitStore {
  @Override
  public Recovered recovered(UnitId unit) {
    return writer.recovered(unit);
  }

  @Override
  public Rows rows(UnitId unit, List<Column> columns) {
    return writer.journal().writer(unit.method(), unit.seed(), columns)::append;
  }

  @Override
  public void save(Checkpoint checkpoint) {
    writer.journal().force();
    writer.checkpoints().write(checkpoint);
  }

  @Override
  public void forget(UnitId unit) {
    writer.checkpoints().delete(unit.toString());
  }
}
