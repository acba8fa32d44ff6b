package dev.gradus.core;

import java.util.List;

/// The conformance suite on the smallest honest method.
class RandomWalkTest extends MethodConformance<RandomWalk, double[]> {
  @Override
  protected Method<RandomWalk, double[]> method() {
    return new RandomWalk.Walking("walk", false);
  }

  @Override
  protected RandomWalk problem() {
    return new RandomWalk(0.9, 0);
  }

  @Override
  protected RandomWalk divergingProblem() {
    return new RandomWalk(1e6, 0);
  }

  @Override
  protected List<Probe<? super double[]>> probes(RandomWalk problem) {
    return List.of(
        new Probe<double[]>() {
          @Override
          public List<Column> columns() {
            return List.of(Column.of("position"));
          }

          @Override
          public void measure(double[] state, double[] row, int offset) {
            row[offset] = state[0];
          }
        });
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSteps(500, 30);
  }
}
