package dev.gradus.theory.interpolator;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.List;

class InterpolatorDescentTest extends MethodConformance<Interpolator, InterpolatorDescent.Model> {
  @Override
  protected Method<Interpolator, InterpolatorDescent.Model> method() {
    return new InterpolatorDescent();
  }

  @Override
  protected Interpolator problem() {
    return new Interpolator(40, 10, 0.1, 0.8, 0);
  }

  @Override
  protected Interpolator divergingProblem() {
    return new Interpolator(40, 10, 0.1, 0.8, 1e3);
  }

  @Override
  protected List<Probe<? super InterpolatorDescent.Model>> probes(Interpolator problem) {
    return List.of(new InterpolatorProbe());
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSteps(400, 20);
  }
}
