package dev.gradus.studies;

import dev.gradus.core.Method;
import dev.gradus.core.Probe;
import dev.gradus.core.Problem;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.lab.WorkUnit;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// The work units of a problem under one method.
public final class WorkUnits {
  private WorkUnits() {}

  /// One unit a seed, or a single one if the method is not stochastic.
  ///
  /// @param problem made when the first unit starts; cheap after that
  /// @param probes made anew for each unit, in its own thread
  /// @param firstSeed the first of `seeds` consecutive seeds
  public static <P extends Problem, S> List<WorkUnit> of(
      Method<P, S> method,
      Supplier<P> problem,
      TimeGrid times,
      Supplier<List<? extends Probe<? super S>>> probes,
      long firstSeed,
      int seeds) {
    return of(method, problem, times, seed -> probes.get(), firstSeed, seeds);
  }

  /// The same with probes that may depend on the seed of their unit.
  public static <P extends Problem, S> List<WorkUnit> of(
      Method<P, S> method,
      Supplier<P> problem,
      TimeGrid times,
      LongFunction<List<? extends Probe<? super S>>> probes,
      long firstSeed,
      int seeds) {
    return LongStream.range(firstSeed, firstSeed + (method.isStochastic() ? seeds : 1))
        .mapToObj(seed ->
            new WorkUnit(
                method.name(),
                seed,
                () ->
                    new Recorder<S>(
                        method.start(problem.get(), new RandomStreams(seed)),
                        times,
                        probes.apply(seed))))
        .toList();
  }
}
