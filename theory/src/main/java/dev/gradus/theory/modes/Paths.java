package dev.gradus.theory.modes;

import java.util.Arrays;

/// Paths in the coordinates of [ModeProblem#balanced], shown in those of the problem.
final class Paths implements ModeState {
  final double[][] factors;
  private final double scale;
  private final double lastFactor;

  Paths(ModeProblem problem) {
    factors = problem.balanced();
    scale = problem.scale();
    lastFactor = Math.sqrt(problem.drive().gain());
  }

  @Override
  public double margin() {
    return scale * Products.sum(factors);
  }

  @Override
  public double factor(int unit, int layer) {
    double[] path = factors[unit];
    return path[layer] * (layer == path.length - 1 ? lastFactor : 1);
  }

  boolean isFinite() {
    return Double.isFinite(margin())
        && Arrays.stream(factors).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }
}
