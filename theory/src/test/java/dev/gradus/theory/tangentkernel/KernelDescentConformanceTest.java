package dev.gradus.theory.tangentkernel;

import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.List;

class KernelDescentConformanceTest extends MethodConformance<TangentKernel, Responses> {
  @Override
  protected Method<TangentKernel, Responses> method() {
    return new KernelDescent(0.05);
  }

  @Override
  protected TangentKernel problem() {
    return TangentKernelTest.toy(4, 0.01, 0.002);
  }

  /// A penalty far beyond stability multiplies the weights in each step.
  @Override
  protected TangentKernel divergingProblem() {
    return TangentKernelTest.toy(4, 1000, 0);
  }

  @Override
  protected List<Probe<? super Responses>> probes(TangentKernel problem) {
    return List.of(new ResponseProbe(2));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSpaced(0.05, 20, 100);
  }
}
