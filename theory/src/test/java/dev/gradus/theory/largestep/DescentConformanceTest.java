package dev.gradus.theory.largestep;

import dev.gradus.core.TimeGrid;
import org.junit.jupiter.api.Nested;

class DescentConformanceTest {
  @Nested
  class PlainTest extends DescentConformance {
    PlainTest() {
      super(new GradientDescent(), problem(3, Loss.LOGISTIC, new Stepsize.Constant(50)));
    }
  }

  /// More dimensions than examples.
  @Nested
  class GramTest extends DescentConformance {
    GramTest() {
      super(new GradientDescent(), problem(9, Loss.LOGISTIC, new Stepsize.Adaptive(4)));
    }
  }

  @Nested
  class SearchTest extends DescentConformance {
    SearchTest() {
      super(
          new GradientDescent(),
          problem(9, new Loss(Loss.Kind.FLATTENED_POLYNOMIAL, 2), new Stepsize.Monotone()));
    }
  }

  @Nested
  class PolyakTest extends DescentConformance {
    PolyakTest() {
      super(
          Momentum.polyak(),
          problem(9, new Loss(Loss.Kind.FLATTENED_EXPONENTIAL, 1), new Stepsize.Constant(20)));
    }
  }

  @Nested
  class NesterovTest extends DescentConformance {
    NesterovTest() {
      super(Momentum.nesterov(), problem(3, Loss.LOGISTIC, new Stepsize.Constant(20)));
    }
  }

  @Nested
  class FlowTest extends DescentConformance {
    FlowTest() {
      super(new GradientFlow(), problem(9, Loss.LOGISTIC, new Stepsize.Constant(2)));
    }

    @Override
    protected TwoLayerClassifier divergingProblem() {
      return problem(3, Loss.LOGISTIC, new Stepsize.Constant(1e308));
    }

    @Override
    protected TimeGrid times() {
      return TimeGrid.of(0, 0.5, 2, 17, 1000);
    }
  }
}
