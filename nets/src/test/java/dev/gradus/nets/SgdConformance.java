package dev.gradus.nets;

import dev.gradus.core.Column;
import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.TimeGrid;
import java.util.Arrays;
import java.util.List;

/// The conformance suite on one model; epochs of uneven minibatches lie between the observations.
abstract class SgdConformance extends MethodConformance<Classification, NetworkState> {
  private final int classes;
  private final Model model;

  SgdConformance(int classes, Model model) {
    this.classes = classes;
    this.model = model;
  }

  @Override
  protected Method<Classification, NetworkState> method() {
    return new StochasticGradientDescent();
  }

  private Classification problem(double stepsize) {
    return new Classification(
        ArrayDataSet.clouds("train", 40, 5, classes),
        ArrayDataSet.clouds("test", 30, 5, classes),
        model,
        stepsize,
        7);
  }

  @Override
  protected Classification problem() {
    return problem(0.1);
  }

  @Override
  protected Classification divergingProblem() {
    return problem(1e25);
  }

  @Override
  protected List<Probe<? super NetworkState>> probes(Classification problem) {
    return List.of(
        new TrainingProbe(),
        new Probe<NetworkState>() {
          @Override
          public List<Column> columns() {
            return List.of(Column.of("parameters"), Column.of("predictions"));
          }

          @Override
          public void measure(NetworkState state, double[] row, int offset) {
            row[offset] = Arrays.hashCode(state.parameters());
            row[offset + 1] = Arrays.hashCode(state.predictions());
          }
        });
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSteps(300, 20);
  }
}
