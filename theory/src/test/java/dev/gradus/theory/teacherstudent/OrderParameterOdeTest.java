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
import dev.gradus.core.numeric.DormandPrince;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderParameterOdeTest extends MethodConformance<TeacherStudent, OrderParameterState> {
  private static final String BOTH = "erf_both_K4M2_s0.01";
  private static final String SOFT_COMMITTEE = "det_erf_K3M2_scm_s0.1";

  private static Trajectory solve(TeacherStudent problem, double... times) {
    return Recorder.run(
        new OrderParameterOde(),
        problem,
        0,
        TimeGrid.of(times),
        List.of(new OrderParameterProbe(problem.student(), problem.teacher())));
  }

  private static void assertMatches(String directory, TeacherStudent problem) {
    double[][] expected = Reference.numbers(directory + "/ode_exact.csv", 1);
    Trajectory actual =
        solve(problem, Arrays.stream(expected).mapToDouble(row -> row[0]).toArray());
    assertThat(actual.size()).isEqualTo(expected.length);
    double worstError = 0;
    double worst = 0;
    for (int row = 0; row < expected.length; row++) {
      worstError = Math.max(worstError, Math.abs(actual.value(row, 1) / expected[row][1] - 1));
      for (int column = 2; column < actual.columns().size(); column++) {
        worst = Math.max(worst, Math.abs(actual.value(row, column) - expected[row][column]));
      }
    }
    assertThat(worstError).isLessThan(1e-6);
    assertThat(worst).isLessThan(1e-6);
  }

  @Test
  void aNetworkOfWhichBothLayersAreTrainedFollowsTheReference() {
    assertMatches(BOTH, both());
  }

  @Test
  void aSoftCommitteeMachineFollowsTheReference() {
    assertMatches(
        SOFT_COMMITTEE,
        TeacherStudent.of(
            Activations.ERF,
            TrainedLayers.FIRST,
            0.2,
            0.1,
            1000,
            Reference.initial(SOFT_COMMITTEE)));
  }

  @Test
  void aReluNetworkFollowsTheReference() {
    String name = "det_relu_K3M2_both";
    assertMatches(
        name,
        TeacherStudent.of(
            Activations.RELU, TrainedLayers.BOTH, 0.1, 0.01, 1000, Reference.initial(name)));
  }

  @Test
  void aLinearNetworkFollowsTheReference() {
    String name = "lin_scm_K3M2_s0.1";
    assertMatches(
        name,
        TeacherStudent.of(
            Activations.LINEAR, TrainedLayers.FIRST, 0.1, 0.1, 500, Reference.initial(name)));
  }

  private static TeacherStudent both() {
    return TeacherStudent.of(
        Activations.ERF, TrainedLayers.BOTH, 0.2, 0.01, 784, Reference.initial(BOTH));
  }

  /// With one example an update the fluctuation term counts fully; with b of them, 1 / b of it. At
  /// stepsize eta / b and batch 1 the flow is that of stepsize eta and batch b slowed by b, save
  /// for the pull: so compare the derivatives themselves at time 0.
  @Test
  void theFluctuationTermIsDividedByTheBatch() {
    double[] single = derivative(1);
    double[] batched = derivative(4);
    double[] limit = derivative(1_000_000_000);
    for (int i = 0; i < single.length; i++) {
      assertThat(batched[i] - limit[i]).isCloseTo((single[i] - limit[i]) / 4, within(1e-8));
    }
    assertThat(single[0] - limit[0]).isGreaterThan(1e-3);
  }

  private static double[] derivative(int batch) {
    TeacherStudent problem =
        new TeacherStudent(
            Activations.ERF, TrainedLayers.BOTH, 0.5, 0.3, 0.1, 0.01, batch, 784, initial());
    double[] y = Packing.of(problem).pack(initial());
    double[] derivative = new double[y.length];
    OrderParameterFlow.of(problem).evaluate(0, y, derivative);
    return derivative;
  }

  private static OrderParameters initial() {
    return Reference.initial(BOTH);
  }

  /// Order parameters of weights that only decay: Q falls as exp(-2 kappa t), R and v as exp(-kappa
  /// t).
  @Test
  void withoutLearningWeightsDecayExponentially() {
    TeacherStudent problem =
        new TeacherStudent(
            Activations.ERF, TrainedLayers.BOTH, 1e-300, 0, 0, 0.3, 1, 784, initial());
    Trajectory trajectory = solve(problem, 0, 2);
    double decay = Math.exp(-0.6);
    assertThat(trajectory.column("Q_0_0")[1])
        .isCloseTo(initial().q(0, 0) * decay * decay, within(1e-10));
    assertThat(trajectory.column("R_1_0")[1]).isCloseTo(initial().r(1, 0) * decay, within(1e-10));
    assertThat(trajectory.column("v_3")[1]).isCloseTo(initial().v(3) * decay, within(1e-10));
  }

  /// The right-hand side against the unit averages, summed term by term.
  @Test
  void theTiltedFlowIsTheSumOfItsAverages() {
    TeacherStudent problem =
        new TeacherStudent(
            Activations.ERF, TrainedLayers.BOTH, 0.5, 0.3, 0.2, 0.01, 3, 784, initial());
    assertThat(derivativeOf(problem)).containsExactly(termByTerm(problem), within(1e-13));
  }

  private static double[] derivativeOf(TeacherStudent problem) {
    double[] y = Packing.of(problem).pack(problem.initial());
    double[] derivative = new double[y.length];
    OrderParameterFlow.of(problem).evaluate(0, y, derivative);
    return derivative;
  }

  private static double[] termByTerm(TeacherStudent p) {
    GaussianAverages averages = (GaussianAverages) p.activation();
    double[][] gram = p.initial().gram();
    int students = p.student();
    int fields = gram.length;
    double[] c = new double[fields];
    Arrays.setAll(c, i -> i < students ? -p.initial().v(i) : p.initial().a(i - students));
    Packing at = Packing.of(p);
    double[] sum = new double[at.size()];
    for (int i = 0; i < students; i++) {
      double vi = p.initial().v(i);
      for (int d = 0; d < fields; d++) {
        sum[at.v(i)] +=
            p.secondLayerStepsize() * c[d] * p.activation().i2(gram[i][i], gram[i][d], gram[d][d]);
        for (int m = students; m < fields; m++) {
          sum[at.r(i, m - students)] += p.stepsize() * vi * c[d] * averages.i3(gram, i, m, d);
        }
      }
      sum[at.v(i)] -= p.weightDecay() * vi;
      for (int m = students; m < fields; m++) {
        sum[at.r(i, m - students)] -= p.weightDecay() * gram[i][m];
      }
      for (int k = i; k < students; k++) {
        double vk = p.initial().v(k);
        double square = p.noise() * p.noise() * averages.j2(gram, i, k);
        for (int d = 0; d < fields; d++) {
          sum[at.q(i, k)] +=
              p.stepsize()
                  * c[d]
                  * (vi * averages.i3(gram, i, k, d) + vk * averages.i3(gram, k, i, d));
          for (int e = 0; e < fields; e++) {
            square += c[d] * c[e] * averages.i4(gram, i, k, d, e);
          }
        }
        sum[at.q(i, k)] +=
            p.stepsize() * p.stepsize() / p.batch() * vi * vk * square
                - 2 * p.weightDecay() * gram[i][k];
      }
    }
    return sum;
  }

  @Test
  void theToleranceFollowsTheInitialAsymmetry() {
    assertThat(Asymmetry.smallest(initial())).isBetween(1e-3, 1.0);
    assertThat(Asymmetry.absoluteTolerance(initial())).isEqualTo(1e-12);
    assertThat(Asymmetry.absoluteTolerance(nearlySymmetric(1e-11))).isCloseTo(1e-14, within(1e-18));
    assertThat(Asymmetry.absoluteTolerance(nearlySymmetric(0))).isEqualTo(1e-12);
  }

  /// Two units that learn nearly the same from two teacher units.
  private static OrderParameters nearlySymmetric(double asymmetry) {
    double[][] identity = {{1, 0}, {0, 1}};
    double[] ones = {1, 1};
    double[][] r = {{asymmetry, 0}, {0, 0}};
    return OrderParameters.of(identity, r, identity, ones, ones);
  }

  /// From asymmetries of 1e-6 and 1e-9 the plateau is left later by ln(1000) / lambda each time;
  /// here lambda is known from the exit from 1e-3.
  @Test
  void thePlateauIsLeftAtATimeLogarithmicInTheAsymmetry() {
    double early = exit(1e-3);
    double later = exit(1e-6);
    double last = exit(1e-9);
    assertThat((last - later) / (later - early)).isCloseTo(1, within(0.02));
  }

  private static double exit(double asymmetry) {
    double[] times = TimeGrid.logSpaced(1, 2000, 4000).toArray();
    Trajectory trajectory =
        solve(
            TeacherStudent.of(
                Activations.ERF, TrainedLayers.FIRST, 0.5, 0, 1000, nearlySymmetric(asymmetry)),
            times);
    double[] eg = trajectory.column("eg");
    int row = eg.length - 1;
    while (eg[row] < 0.005) {
      row--;
    }
    return times[row];
  }

  /// Second-layer weights among copies of a teacher node level out on a scale of 1e5. The explicit
  /// solver alone needs tens of thousands of steps; both agree, and a run resumed in the late drift
  /// equals one that never stopped.
  @Test
  void theLateDriftIsSolvedImplicitly() throws IOException {
    TeacherStudent problem = sharing();
    double[] times = {900, 2000, 9000, 20_000};
    try (Dynamics<OrderParameterState> dynamics =
        new OrderParameterOde().start(problem, new RandomStreams(0))) {
      DormandPrince explicit =
          new DormandPrince(
              OrderParameterFlow.of(problem),
              0,
              OrderParameterOde.initialState(problem),
              1e-11,
              1e-12);
      double[] expected = OrderParameterOde.initialState(problem);
      PackedState state = new PackedState(problem, expected);
      for (double time : times) {
        while (explicit.time() < time) {
          explicit.step();
        }
        explicit.stateAt(time, expected);
        dynamics.advance(time, Long.MAX_VALUE / 2);
        OrderParameterState found = dynamics.state();
        assertThat(found.generalisationError() / state.generalisationError())
            .isCloseTo(1, within(1e-6));
        for (int k = 0; k < 3; k++) {
          assertThat(found.v(k)).isCloseTo(state.v(k), within(1e-6));
          assertThat(found.q(k, k)).isCloseTo(state.q(k, k), within(1e-6));
        }
      }
      long before = dynamics.steps();
      assertResumes(problem, dynamics, 1e5);
      assertThat(dynamics.steps() - before).isLessThan(200);
    }
  }

  private static void assertResumes(
      TeacherStudent problem, Dynamics<OrderParameterState> dynamics, double time)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    dynamics.save(new DataOutputStream(bytes));
    try (Dynamics<OrderParameterState> resumed =
        new OrderParameterOde().start(problem, new RandomStreams(0))) {
      resumed.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      resumed.advance(time, Long.MAX_VALUE / 2);
      dynamics.advance(time, Long.MAX_VALUE / 2);
      assertThat(resumed.steps()).isEqualTo(dynamics.steps());
      for (int k = 0; k < 3; k++) {
        assertThat(resumed.state().v(k)).isEqualTo(dynamics.state().v(k));
      }
      assertThat(resumed.state().generalisationError())
          .isEqualTo(dynamics.state().generalisationError());
    }
  }

  private static TeacherStudent sharing() {
    OrderParameters initial =
        OrderParameters.of(
            new double[][] {{1.1, 0, 0}, {0, 0.9, 0}, {0, 0, 1}},
            new double[][] {{0.6, 0.02}, {0.5, -0.01}, {0.03, 0.7}},
            new double[][] {{1, 0}, {0, 1}},
            new double[] {2, 2},
            new double[] {0.3, 0.9, 0.5});
    return TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 0.2, 0.01, 1000, initial);
  }

  @Test
  void activationsWithoutEquationsAndWrongTolerancesAreRefused() {
    TeacherStudent problem =
        TeacherStudent.of(new Sine(), TrainedLayers.BOTH, 0.2, 0, 784, initial());
    assertThatThrownBy(() -> solve(problem, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("sine")
        .hasMessageContaining("chain");
    assertThatThrownBy(() -> new OrderParameterOde(0)).isInstanceOf(InputException.class);
  }

  @Override
  protected Method<TeacherStudent, OrderParameterState> method() {
    return new OrderParameterOde();
  }

  @Override
  protected TeacherStudent problem() {
    return both();
  }

  @Override
  protected TeacherStudent divergingProblem() {
    return TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 1e200, 0.01, 784, initial());
  }

  @Override
  protected List<Probe<? super OrderParameterState>> probes(TeacherStudent problem) {
    return List.of(new OrderParameterProbe(problem.student(), problem.teacher()));
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.logSpaced(0.1, 50, 20);
  }
}
