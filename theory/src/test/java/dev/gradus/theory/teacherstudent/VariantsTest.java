package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.TimeGrid;
import dev.gradus.theory.teacherstudent.InputLaw.Group;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Teachers with another activation, labels of two classes, inputs of several variances and means.
class VariantsTest extends MethodConformance<TeacherStudent, OrderParameterState> {
  private static final InputLaw LAW =
      new InputLaw(List.of(new Group(10, 3, 0.6), new Group(40, 0.5, 0)));

  private static TeacherStudent plain(int inputs) {
    return new TeacherStudent(
        Activations.ERF,
        TrainedLayers.BOTH,
        0.4,
        0.3,
        0.2,
        0.01,
        2,
        inputs,
        OnlineSgdTest.draw(3, 2, inputs));
  }

  /// The mean squared distance over 40,000 inputs drawn one by one; the bound is 4.5 standard
  /// errors.
  @ParameterizedTest
  @CsvSource({"real, relu", "real, erf", "signs, erf", "signs, linear"})
  void theGeneralisationErrorIsThatOnNewInputs(String labels, String teacher) {
    TeacherStudent problem = plain(50).withTeacher(Activations.of(teacher)).with(LAW);
    if (labels.equals("signs")) {
      problem = problem.with(Labels.SIGNS);
    }
    double[][] weights =
        SgdWeights.realise(problem.initial(), 50, new RandomStreams(5).stream("directions"));
    double[][] rows = {weights[2], weights[3], weights[4]};
    double[] v = {problem.initial().v(0), problem.initial().v(1), problem.initial().v(2)};
    SgdSnapshot state = new SgdSnapshot(problem, weights, rows, v, null, null);
    RandomStream stream = new RandomStreams(6).stream("inputs");
    int count = 40_000;
    double[][] x = new double[count][50];
    for (double[] row : x) {
      Examples.draw(LAW, stream, row);
    }
    LabelledInputs sample = new LabelledInputs(problem, weights, new Inputs(x), new double[count]);
    double error = sample.error(rows, v);
    assertThat(state.generalisationError()).isCloseTo(error, within(4.5 * 1.6 * error / 200));
    assertThat(state.signError()).isCloseTo(sample.signError(rows, v), within(4.5 * 0.5 / 200));
  }

  @Test
  void twoUnitsDifferInSignByTheirAngle() {
    double[][] one = {{1}};
    for (double r : new double[] {-0.6, 0, 0.5, 0.9}) {
      OrderParameters initial =
          OrderParameters.of(one, new double[][] {{r}}, one, new double[] {1}, new double[] {1});
      TeacherStudent problem =
          TeacherStudent.of(Activations.ERF, TrainedLayers.FIRST, 0.1, 0, 9, initial);
      double found = new PackedState(problem, OrderParameterOde.initialState(problem)).signError();
      assertThat(found).isCloseTo(Math.acos(r) / Math.PI, within(1e-3));
    }
  }

  @Test
  void onlySimulationsTakeThem() {
    List<TeacherStudent> variants =
        List.of(
            plain(50).withTeacher(Activations.RELU),
            plain(50).with(Labels.SIGNS),
            plain(50).with(LAW));
    for (TeacherStudent variant : variants) {
      assertThatThrownBy(() -> new OrderParameterOde().start(variant, new RandomStreams(1)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("use the method chain");
      assertThat(Warnings.of(variant)).isEmpty();
    }
    assertThatThrownBy(() -> plain(50).with(new InputLaw(List.of(new Group(49, 1, 0)))))
        .hasMessageContaining("49");
    assertThatThrownBy(() -> new Group(5, -1, 0)).hasMessageContaining("variance");
    assertThatThrownBy(() -> new Group(0, 1, 0)).hasMessageContaining("inputs");
    assertThatThrownBy(() -> new Group(5, 1, Double.NaN)).hasMessageContaining("mean");
  }

  /// The chain starts with the order parameters it was given, whichever way they are split over the
  /// groups.
  @Test
  void theGroupsTogetherHaveTheInitialOrderParameters() {
    OrderParameterProbe probe = new OrderParameterProbe(3, 2);
    double[] expected = new double[probe.columns().size()];
    double[] found = new double[expected.length];
    TeacherStudent problem = plain(50);
    probe.measure(new ExactChain().start(problem, new RandomStreams(1)).state(), expected, 0);
    probe.measure(
        new ExactChain().start(problem.with(LAW), new RandomStreams(1)).state(), found, 0);
    for (int i = 1; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void anEnsembleOfAnyProblemHasTheBitsOfItsChains() {
    TeacherStudent grouped = plain(50).with(LAW);
    TeacherStudent signs =
        TeacherStudent.of(
                Activations.ERF, TrainedLayers.BOTH, 0.4, 0.2, 50, OnlineSgdTest.draw(3, 2, 50))
            .with(Labels.SIGNS)
            .withTeacher(Activations.LINEAR);
    TeacherStudent erfByRelu =
        TeacherStudent.of(
                Activations.RELU, TrainedLayers.BOTH, 0.4, 0.2, 50, OnlineSgdTest.draw(3, 2, 50))
            .withTeacher(Activations.ERF);
    for (TeacherStudent problem : List.of(grouped, plain(50), signs, erfByRelu)) {
      Dynamics<EnsembleState> all = new ChainEnsemble(6).start(problem, new RandomStreams(7));
      all.advance(4, Long.MAX_VALUE);
      for (int i = 0; i < 6; i++) {
        Dynamics<OrderParameterState> one =
            new ExactChain().start(problem, new RandomStreams(7 + i));
        one.advance(4, Long.MAX_VALUE);
        assertThat(all.state().member(i).q(0, 1)).isEqualTo(one.state().q(0, 1));
        assertThat(all.state().member(i).v(2)).isEqualTo(one.state().v(2));
      }
    }
  }

  @Override
  protected Method<TeacherStudent, OrderParameterState> method() {
    return new ExactChain();
  }

  @Override
  protected TeacherStudent problem() {
    return plain(50).with(LAW).with(Labels.SIGNS);
  }

  @Override
  protected TeacherStudent divergingProblem() {
    return new TeacherStudent(
            Activations.ERF,
            TrainedLayers.BOTH,
            0.4,
            1e6,
            0.2,
            0.01,
            2,
            50,
            OnlineSgdTest.draw(3, 2, 50))
        .with(LAW);
  }

  @Override
  protected List<Probe<? super OrderParameterState>> probes(TeacherStudent problem) {
    return List.of(new OrderParameterProbe(problem.student(), problem.teacher()));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.onLattice(TimeGrid.logSpaced(0.1, 10, 10), 1. / 50);
  }
}
