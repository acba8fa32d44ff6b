package dev.gradus.studies.edge;

import dev.gradus.core.Dynamics;
import dev.gradus.core.Method;
import dev.gradus.core.RandomStreams;
import dev.gradus.nets.FullBatchDescent;
import dev.gradus.nets.FullBatchFit;
import dev.gradus.nets.Momentum;

/// [FullBatchDescent] whose state knows the ends of the spectrum.
///
/// @param momentum how it remembers its last step
record TrackedDescent(Momentum momentum) implements Method<FullBatchFit, EdgeState> {

  @Override
  public String name() {
    return new FullBatchDescent(momentum).name();
  }

  @Override
  public boolean isStochastic() {
    return true;
  }

  @Override
  public Dynamics<EdgeState> start(FullBatchFit problem, RandomStreams streams) {
    return new TrackedDynamics(new FullBatchDescent(momentum).start(problem, streams));
  }
}
