package dev.gradus.theory.modes;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.List;
import org.junit.jupiter.api.Nested;

class ModeConformanceTest {
  @Nested
  class ClosedFormTest extends ModeConformance {
    ClosedFormTest() {
      super(new ClosedForm());
    }
  }

  @Nested
  class ModeFlowTest extends ModeConformance {
    ModeFlowTest() {
      super(new ModeFlow());
    }
  }

  @Nested
  class GradientDescentTest extends ModeConformance {
    GradientDescentTest() {
      super(new GradientDescent(0.05));
    }
  }

  abstract static class ModeConformance extends MethodConformance<ModeProblem, ModeState> {
    private final Method<ModeProblem, ModeState> method;

    ModeConformance(Method<ModeProblem, ModeState> method) {
      this.method = method;
    }

    @Override
    protected Method<ModeProblem, ModeState> method() {
      return method;
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
}
