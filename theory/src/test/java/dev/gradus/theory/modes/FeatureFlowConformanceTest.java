package dev.gradus.theory.modes;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import dev.gradus.theory.modes.Features.Pattern;
import java.util.List;

class FeatureFlowConformanceTest extends MethodConformance<Features, FeatureState> {
  @Override
  protected Method<Features, FeatureState> method() {
    return new FeatureFlow();
  }

  @Override
  protected Features problem() {
    return problem(new double[] {1, 2, 0.5}, 0.1);
  }

  private static Features problem(double[] norms, double a) {
    return new Features(
        norms,
        0.5,
        List.of(new Pattern(0b001, 0.5), new Pattern(0b011, 0.3), new Pattern(0b111, 0.2)),
        new double[][] {{a, 0, a}, {2 * a, a, a}},
        new double[] {a, a},
        Drive.hinge());
  }

  /// The margins of a network that large exceed the range of numbers under a norm of 1e250.
  @Override
  protected Features divergingProblem() {
    return problem(new double[] {1e250, 1, 1}, 1e99);
  }

  @Override
  protected List<Probe<? super FeatureState>> probes(Features problem) {
    return List.of(new FeatureProbe(3));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSpaced(0.01, 100, 100);
  }
}
