package dev.gradus.lab.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an earlier process left of one unit of work.
///
/// @param rows the rows its checkpoint counts
/// @param checkpoint from where to go on, or null to begin at time 0
public record Recovered(List<double[]> rows, @Nullable Checkpoint checkpoint) {
  public Recovered {
    rows = List.copyOf(rows);
  }
}
