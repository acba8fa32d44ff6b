package dev.gradus.lab;

import dev.gradus.core.Column;
import dev.gradus.core.Probe;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.RandomWalk;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Runs of autoregressive walks, whose steps take as long as a test wants.
public final class Walks {
  private Walks() {}

  /// The position and its logarithm, which is not defined below 0.
  private record PositionProbe(List<Column> columns) implements Probe<double[]> {
    @Override
    public void measure(double[] state, double[] row, int offset) {
      row[offset] = state[0];
      row[offset + 1] = Math.log(state[0]);
    }
  }

  public static final Probe<double[]> POSITION =
      new PositionProbe(List.of(Column.of("position"), new Column("log", "nats")));
  static final Probe<double[]> DISTANCE =
      new PositionProbe(List.of(Column.of("position"), Column.of("log, of the \"other\"")));

  /// Walks `ar` and `drift` with `seeds` seeds each and one walk `explosion` that diverges.
  static RunPlan plan(int seeds, long steps, long nanosPerStep) {
    List<WorkUnit> units = new ArrayList<>();
    IntStream.range(0, seeds)
        .forEach(seed -> units.add(unit("ar", seed, 0.9, steps, nanosPerStep, POSITION)));
    IntStream.range(0, seeds)
        .forEach(seed -> units.add(unit("drift", seed, 1, steps, nanosPerStep, DISTANCE)));
    units.add(unit("explosion", -1, 100, steps, nanosPerStep, POSITION));
    return new RunPlan("walks", configuration(seeds, steps), units);
  }

  static ObjectNode configuration(int seeds, long steps) {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.put("problem", "walk");
    configuration.put("seeds", seeds);
    configuration.put("until", steps);
    configuration.putObject("initial").putArray("Q").add(0.1).add(1e-300);
    return configuration;
  }

  public static WorkUnit unit(
      String method, long seed, double factor, long steps, long nanos, Probe<double[]> probe) {
    return new WorkUnit(
        method,
        seed,
        () ->
            new Recorder<>(
                new RandomWalk.Walking(method, false)
                    .start(new RandomWalk(factor, nanos), new RandomStreams(seed)),
                TimeGrid.logSteps(steps, 40),
                List.of(probe)));
  }

  public static WorkUnit fragile(long seed) {
    return new WorkUnit(
        "fragile",
        seed,
        () ->
            new Recorder<>(
                new RandomWalk.Walking("fragile", true)
                    .start(new RandomWalk(1, 0), new RandomStreams(seed)),
                TimeGrid.logSteps(500, 40),
                List.of(POSITION)));
  }
}
