package dev.gradus.lab;

import dev.gradus.core.Column;
import dev.gradus.lab.store.Checkpoint;
import dev.gradus.lab.store.Recovered;
import dev.gradus.lab.store.UnitId;
import java.util.List;

/// Where units of work leave their rows and checkpoints.
interface UnitStore {
  /// What an earlier attempt left.
  Recovered recovered(UnitId unit);

  /// Where the rows of a unit go.
  Rows rows(UnitId unit, List<Column> columns);

  /// Keeps a checkpoint, after the rows it counts.
  void save(Checkpoint checkpoint);

  /// Forgets the checkpoints of a unit.
  void forget(UnitId unit);

  /// The rows of one unit.
  interface Rows {
    /// @param first the number of the first of these rows in the unit
    void append(int first, List<double[]> rows);
  }
}
