package dev.gradus.theory.largestep;

import dev.gradus.core.Method;
import dev.gradus.core.TimeGrid;
import org.junit.jupiter.api.Nested;

class DescentConformanceTest {
  @Nested
  class PlainTest extends DescentConformance {
    @Override
    protected Method<TwoLayerClassifier, RiskState> method() {
      return new GradientDescent();
    }

    @Override
    protected TwoLayerClassifier problem() {
      return problem(3, Loss.LOGISTIC, new Stepsize.Constant(50));
    }
  }

  @Nested
  class GramTest extends DescentConformance {
    @Override
    protected Method<TwoLayerClassifier, RiskState> method() {
      return new GradientDescent();
    }

    @Override
    protected TwoLayerClassifier problem() {
      return problem(9, Loss.LOGISTIC, new Stepsize.Adaptive(4));
    }
  }

  @Nested
  class SearchTest extends DescentConformance {
    @Override
    protected Method<TwoLayerClassifier, RiskState> method() {
      return new GradientDescent();
    }

    @Override
    protected TwoLayerClassifier problem() {
      return problem(9, new Loss(Loss.Kind.FLATTENED_POLYNOMIAL, 2), new Stepsize.Monotone());
    }
  }

  @Nested
  class PolyakTest extends DescentConformance {
    @Override
    protected Method<TwoLayerClassifier, RiskState> method() {
      return Momentum.polyak();
    }

    @Override
    protected TwoLayerClassifier problem() {
      return problem(9, new Loss(Loss.Kind.FLATTENED_EXPONENTIAL, 1), new Stepsize.Constant(20));
    }
  }

  @Nested
  class NesterovTest extends DescentConformance {
    @Override
    protected Method<TwoLayerClassifier, RiskState> method() {
      return Momentum.nesterov();
    }

    @Override
    protected TwoLayerClassifier problem() {
      return problem(3, Loss.LOGISTIC, new Stepsize.Constant(20));
    }
  }

  @Nested
  class FlowTest extends DescentConformance {
    @Override
    protected Method<TwoLayerClassifier, RiskState> method() {
      return new GradientFlow();
    }

    @Override
    protected TwoLayerClassifier problem() {
      return problem(9, Loss.LOGISTIC, new Stepsize.Constant(2));
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
