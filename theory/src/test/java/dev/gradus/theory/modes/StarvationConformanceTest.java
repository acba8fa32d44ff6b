package dev.gradus.theory.modes;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.List;

class StarvationConformanceTest extends MethodConformance<Starvation, StarvationState> {
  @Override
  protected Method<Starvation, StarvationState> method() {
    return new StarvationFlow();
  }

  @Override
  protected Starvation problem() {
    return problem(0.1, Drive.hinge());
  }

  private static Starvation problem(double a, Drive drive) {
    return new Starvation(
        0.2,
        true,
        new double[] {1, 2},
        0.5,
        new double[] {a, 2 * a},
        new double[] {0, a},
        new double[] {a, a},
        drive);
  }

  /// The margins of a network that large exceed the range of numbers under a norm of 1e250.
  @Override
  protected Starvation divergingProblem() {
    return new Starvation(
        0.2,
        true,
        new double[] {1e250, 1},
        0.5,
        new double[] {1e99},
        new double[] {0},
        new double[] {1e99},
        Drive.logistic());
  }

  @Override
  protected List<Probe<? super StarvationState>> probes(Starvation problem) {
    return List.of(new StarvationProbe());
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSpaced(0.01, 100, 100);
  }
}
