package dev.gradus.lab;

import dev.gradus.core.Recorder;
import dev.gradus.lab.store.UnitId;
import java.util.function.Supplier;

/// The smallest unit of work of a run: one method with one seed.
///
/// @param method name of the method
/// @param seed the seed of its random streams
/// @param start starts it at time 0; called again for each attempt, always with the same bits
public record WorkUnit(String method, long seed, Supplier<Recorder<?>> start) {

  /// What tells it from the other units of its run.
  public UnitId id() {
    return new UnitId(method, seed);
  }
}
