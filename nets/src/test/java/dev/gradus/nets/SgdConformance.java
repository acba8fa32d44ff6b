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
  private final Hyperparameters rule;
  private final List<Integer> shape;

  SgdConformance(int classes, Model model) {
    this(classes, model, Hyperparameters.plain(0.1, 7), 5);
  }

  SgdConformance(int classes, Model model, Hyperparameters rule, Integer... shape) {
    this.classes = classes;
    this.model = model;
    this.rule = rule;
    this.shape = List.of(shape);
  }

  @Override
  protected Method<Classification, NetworkState> method() {
    return new StochasticGradientDescent();
  }

  private Classification problem(double factor) {
    return new Classification(
        data("train", 40),
        data("test", 30),
        model,
        new Hyperparameters(
            factor * rule.stepsize(),
            rule.batch(),
            rule.momentum(),
            rule.weightDecay(),
            rule.augmentation()),
        33);
  }

  private ArrayDataSet data(String name, int size) {
    int features = shape.stream().reduce(1, Math::multiplyExact);
    return ArrayDataSet.clouds(name, size, features, classes).shaped(shape.toArray(Integer[]::new));
  }

  @Override
  protected Classification problem() {
    return problem(1);
  }

  @Override
  protected Classification divergingProblem() {
    return problem(1e26);
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
