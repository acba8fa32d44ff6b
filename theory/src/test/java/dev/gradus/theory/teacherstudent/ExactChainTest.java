package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactChainTest extends MethodConformance<TeacherStudent, OrderParameterState> {

  private static OrderParameters draw(int student, int teacher, int inputs, TrainedLayers layers) {
    return OrderParameters.draw(
        student, teacher, inputs, layers, new RandomStreams(11).stream("initial"));
  }

  @Test
  void theChainStartsFromTheInitialOrderParameters() {
    OrderParameters initial = draw(4, 3, 50, TrainedLayers.BOTH);
    TriangularChain chain =
        new TriangularChain(
            TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 0.2, 0, 50, initial));
    for (int i = 0; i < 4; i++) {
      assertThat(chain.v(i)).isEqualTo(initial.v(i));
      for (int k = 0; k < 4; k++) {
        assertThat(chain.q(i, k)).isCloseTo(initial.q(i, k), within(1e-14));
      }
      for (int m = 0; m < 3; m++) {
        assertThat(chain.r(i, m)).isCloseTo(initial.r(i, m), within(1e-14));
        assertThat(chain.t(m, 2)).isCloseTo(initial.t(m, 2), within(1e-14));
      }
    }
  }

  /// Spec of exactness at convergence: without noise the student becomes the teacher, and inner
  /// products kept by themselves would lose definiteness there.
  @Test
  void withoutNoiseTheErrorFallsToRoundingAndStaysThere() throws Exception {
    TeacherStudent problem =
        TeacherStudent.of(
            Activations.ERF,
            TrainedLayers.FIRST,
            0.5,
            0,
            100,
            draw(2, 2, 100, TrainedLayers.FIRST));
    try (Dynamics<OrderParameterState> dynamics =
        new ExactChain().start(problem, new RandomStreams(1))) {
      for (int part = 1; part <= 30; part++) {
        dynamics.advance(part * 1000, Long.MAX_VALUE / 2);
        assertThat(dynamics.status().isDiverged()).isFalse();
        if (part > 10) {
          assertThat(Math.abs(dynamics.state().generalisationError())).isLessThan(1e-14);
        }
      }
      assertThat(dynamics.steps()).isEqualTo(3_000_000);
    }
  }

  /// Deviations are of order 1 / sqrt N, whatever N. Bound: 5 times that.
  @ParameterizedTest
  @ValueSource(ints = {100, 10_000, 1_000_000})
  void theChainStaysCloseToTheEquationsByOneOverRootN(int inputs) {
    OrderParameters initial = draw(3, 2, 1000, TrainedLayers.BOTH);
    TeacherStudent problem =
        new TeacherStudent(
            Activations.ERF, TrainedLayers.BOTH, 0.5, 0.3, 0.2, 0.05, 1, inputs, initial);
    TimeGrid times = TimeGrid.of(0.5, 1, 2);
    List<OrderParameterProbe> probes = List.of(new OrderParameterProbe(3, 2));
    Trajectory chain = Recorder.run(new ExactChain(), problem, 3, times, probes);
    Trajectory ode = Recorder.run(new OrderParameterOde(), problem, 3, times, probes);
    for (int row = 0; row < times.size(); row++) {
      assertThat(chain.row(row)).containsExactly(ode.row(row), within(5 / Math.sqrt(inputs)));
    }
  }

  @Test
  void aStudentWithDependentOrVanishingWeightsIsFine() {
    double[][] q = {{1, 1, 0}, {1, 1, 0}, {0, 0, 0}};
    double[][] r = {{0.5, 0}, {0.5, 0}, {0, 0}};
    double[][] t = {{1, 1}, {1, 1}};
    r[0][1] = r[1][1] = 0.5;
    OrderParameters initial =
        OrderParameters.of(q, r, t, new double[] {1, -0.5}, new double[] {1, 1, 1});
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.FIRST, 0.5, 0.1, 5, initial);
    Trajectory trajectory =
        Recorder.run(
            new ExactChain(),
            problem,
            1,
            TimeGrid.of(0, 20),
            List.of(new OrderParameterProbe(3, 2)));
    assertThat(trajectory.column("R_0_1")[0]).isCloseTo(0.5, within(1e-15));
    assertThat(trajectory.column("Q_2_2")[1]).isPositive().isFinite();
    assertThat(trajectory.column("Q_0_1")[1])
        .isCloseTo(trajectory.column("Q_0_0")[1], within(1e-12));
  }

  /// g'(0) = 0: under SGD such a unit never moves, whatever else is learnt.
  @Test
  void aReluUnitWithoutWeightsStaysAtRest() {
    double[][] q = {{1, 0}, {0, 0}};
    double[][] r = {{0.3, 0}, {0, 0}};
    double[][] t = {{1, 0}, {0, 1}};
    OrderParameters initial =
        OrderParameters.of(q, r, t, new double[] {1, 1}, new double[] {1, 0.5});
    TeacherStudent problem =
        TeacherStudent.of(Activations.RELU, TrainedLayers.BOTH, 0.2, 0.1, 20, initial);
    TimeGrid times = TimeGrid.of(0, 50);
    List<Trajectory> all =
        List.of(
            Recorder.run(
                new ExactChain(), problem, 1, times, List.of(new OrderParameterProbe(2, 2))),
            Recorder.run(
                new ChainEnsemble(3), problem, 1, times, List.of(new EnsembleProbe(2, 2))));
    for (Trajectory one : all) {
      assertThat(one.column("Q_1_1")[1]).isLessThan(1e-250);
      assertThat(one.column("v_1")[1]).isEqualTo(0.5);
      assertThat(one.column("R_0_0")[1]).isGreaterThan(0.5);
    }
  }

  @Test
  void weightsInMoreDirectionsThanThereAreInputsAreRefused() {
    OrderParameters initial = draw(3, 2, 50, TrainedLayers.FIRST);
    assertThatThrownBy(() ->
            method()
                .start(
                    TeacherStudent.of(Activations.ERF, TrainedLayers.FIRST, 0.5, 0, 4, initial),
                    new RandomStreams(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("inputs: 4 found")
        .hasMessageContaining("5 directions");
  }

  @Override
  protected Method<TeacherStudent, OrderParameterState> method() {
    return new ExactChain();
  }

  @Override
  protected TeacherStudent problem() {
    return new TeacherStudent(
        Activations.ERF,
        TrainedLayers.BOTH,
        0.5,
        0.2,
        0.1,
        0.01,
        1,
        50,
        draw(3, 2, 50, TrainedLayers.BOTH));
  }

  /// A second-layer stepsize far beyond 2 N: v grows by a factor each step.
  @Override
  protected TeacherStudent divergingProblem() {
    return new TeacherStudent(
        Activations.ERF,
        TrainedLayers.BOTH,
        0.5,
        1e6,
        0.1,
        0,
        1,
        50,
        draw(3, 2, 50, TrainedLayers.BOTH));
  }

  @Override
  protected List<Probe<? super OrderParameterState>> probes(TeacherStudent problem) {
    return List.of(new OrderParameterProbe(problem.student(), problem.teacher()));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.onLattice(TimeGrid.logSpaced(0.1, 10, 20), 1. / 50);
  }
}
