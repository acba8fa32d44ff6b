package dev.gradus.studies.sweep;

import dev.gradus.lab.sweep.Axis;
import dev.gradus.lab.sweep.Sweep;
import java.util.Optional;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/// A run with `seeds: n` takes n seeds from its `seed` on. Where a sweep's seeds are closer than
/// that, its runs repeat each other's trajectories, which means and bands then count as
/// independent.
public final class SeedOverlap {
  private SeedOverlap() {}

  /// One line that says so, if it is so.
  public static Optional<String> warning(Sweep sweep) {
    Optional<Axis> seed = sweep.space().axes().stream().filter(Axis::isSeed).findFirst();
    if (seed.isEmpty() || sweep.size() == 0) {
      return Optional.empty();
    }
    long[] values = whole(seed.get()).sorted().distinct().toArray();
    long nearest = Long.MAX_VALUE;
    for (int i = 1; i < values.length; i++) {
      nearest = Math.min(nearest, values[i] - values[i - 1]);
    }
    long seeds =
        sweep.space().axes().stream()
            .filter(axis -> axis.key().equals("seeds"))
            .flatMapToLong(SeedOverlap::whole)
            .max()
            .orElseGet(
                () -> Planning.check(sweep.configuration(0)).root().path("seeds").longValue(1));
    return seeds <= nearest
        ? Optional.empty()
        : Optional.of(
            ("seed: its values are %d apart, but each run takes seeds = %d of them, so that runs share"
                    + " trajectories and errors come out too small; add seeds=1, or take seeds %d apart")
                .formatted(nearest, seeds, seeds));
  }

  private static LongStream whole(Axis axis) {
    return axis.values().stream().filter(JsonNode::isIntegralNumber).mapToLong(JsonNode::longValue);
  }
}
