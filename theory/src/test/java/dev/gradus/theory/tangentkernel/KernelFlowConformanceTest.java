package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.List;

class KernelFlowConformanceTest extends MethodConformance<TangentKernel, Responses> {
  @Override
  protected Method<TangentKernel, Responses> method() {
    return new KernelFlow();
  }

  @Override
  protected TangentKernel problem() {
    return TangentKernelTest.toy(4, 0.01, 0.002);
  }

  /// Responses that large exceed the range of numbers as margins.
  @Override
  protected TangentKernel divergingProblem() {
    double half = Math.sqrt(0.5);
    return new TangentKernel(
        new double[][] {{half, half}, {half, -half}},
        new double[] {1, 1},
        new double[] {1.7e308, 1.7e308},
        0,
        0);
  }

  @Override
  protected List<Probe<? super Responses>> probes(TangentKernel problem) {
    return List.of(new ResponseProbe(2));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSpaced(0.01, 100, 100);
  }
}
