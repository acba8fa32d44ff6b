package dev.gradus.theory.largestep;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.List;
import java.util.SplittableRandom;

/// What every method of this package is tried on.
abstract class DescentConformance extends MethodConformance<TwoLayerClassifier, RiskState> {
  private final Method<TwoLayerClassifier, RiskState> method;
  private final TwoLayerClassifier problem;

  DescentConformance(Method<TwoLayerClassifier, RiskState> method, TwoLayerClassifier problem) {
    this.method = method;
    this.problem = problem;
  }

  @Override
  protected Method<TwoLayerClassifier, RiskState> method() {
    return method;
  }

  @Override
  protected TwoLayerClassifier problem() {
    return problem;
  }

  /// Few dimensions, or more than examples.
  static TwoLayerClassifier problem(int dimension, Loss loss, Stepsize stepsize) {
    SplittableRandom random = new SplittableRandom(4);
    int n = 6;
    double[][] x = new double[n][dimension];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dimension; k++) {
        x[i][k] = random.nextGaussian();
      }
      y[i] = i % 2 == 0 ? 1 : -1;
    }
    int m = 5;
    double[] signs = new double[m];
    double[][] w = new double[m][dimension];
    for (int j = 0; j < m; j++) {
      signs[j] = j % 2 == 0 ? 1 : -1;
      for (int k = 0; k < dimension; k++) {
        w[j][k] = random.nextGaussian();
      }
    }
    return new TwoLayerClassifier(
        new BinaryData(x, y),
        signs,
        1,
        new Activation(Shape.SILU, 1, 0.3, 0.7),
        loss,
        w,
        stepsize,
        0.8);
  }

  /// The exponential loss at a step that no number survives.
  @Override
  protected TwoLayerClassifier divergingProblem() {
    return problem(3, new Loss(Loss.Kind.EXPONENTIAL, 1), new Stepsize.Constant(3000));
  }

  @Override
  protected List<Probe<? super RiskState>> probes(TwoLayerClassifier problem) {
    return List.of(new RiskProbe(problem, DenseHessian::sharpness));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.of(0, 1, 2, 17, 100, 300);
  }
}
