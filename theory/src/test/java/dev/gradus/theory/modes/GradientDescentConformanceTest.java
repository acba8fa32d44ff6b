package dev.gradus.theory.modes;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.List;

class GradientDescentConformanceTest extends MethodConformance<ModeProblem, ModeState> {
  @Override
  protected Method<ModeProblem, ModeState> method() {
    return new GradientDescent(0.05);
  }

  /// A unit that learns, one that dies and one that never was active.
  @Override
  protected ModeProblem problem() {
    return new ModeProblem(
        new double[][] {{0.1, 0.2}, {0.3, -0.5}, {-0.2, 0.1}}, 0.5, 1.5, Drive.logistic());
  }

  @Override
  protected ModeProblem divergingProblem() {
    return ModeProblem.of(1e160, 1e160, 0.5, 1, Drive.squared());
  }

  @Override
  protected List<Probe<? super ModeState>> probes(ModeProblem problem) {
    return List.of(new ModeProbe(problem));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSpaced(0.1, 100, 200);
  }
}
