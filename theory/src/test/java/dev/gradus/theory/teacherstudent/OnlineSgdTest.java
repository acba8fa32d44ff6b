package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.Method;
import dev.gradus.core.MethodConformance;
import dev.gradus.core.Probe;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnlineSgdTest extends MethodConformance<TeacherStudent, SgdState> {

  static OrderParameters draw(int student, int teacher, int inputs) {
    return OrderParameters.draw(
        student, teacher, inputs, TrainedLayers.BOTH, new RandomStreams(11).stream("initial"));
  }

  private static TeacherStudent problem(int student, int inputs, int batch) {
    return new TeacherStudent(
        Activations.ERF,
        TrainedLayers.BOTH,
        0.5,
        0.3,
        0.2,
        0.02,
        batch,
        inputs,
        draw(student, 2, inputs));
  }

  /// Updates taken together follow the path of updates one by one, written down from the
  /// definition.
  @ParameterizedTest
  @CsvSource({"1, 1, 30", "3, 1, 200", "7, 1, 1100", "3, 2, 30", "2, 3, 30", "9, 20, 30"})
  void followsThePathOfPlainSgd(int student, int batch, int inputs) {
    TeacherStudent problem = problem(student, inputs, batch);
    double[][] weights =
        SgdWeights.realise(problem.initial(), inputs, new RandomStreams(1).stream("directions"));
    double[][] own = new double[weights.length][];
    for (int i = 0; i < own.length; i++) {
      own[i] = weights[i].clone();
    }
    SgdDynamics sgd =
        new SgdDynamics(
            problem,
            weights,
            Examples.gaussian(InputLaw.STANDARD, new RandomStreams(3).stream("x")),
            null,
            null);
    BruteForce plain = new BruteForce(problem, own, new RandomStreams(3).stream("unused"));
    int together = Math.max(1, (student < 6 ? 4 : 8) / batch);
    Examples examples = Examples.gaussian(InputLaw.STANDARD, new RandomStreams(3).stream("x"));
    double[][] x = new double[together * batch][inputs];
    double[] noise = new double[together * batch];
    OrderParameterProbe probe = new OrderParameterProbe(student, 2);
    double[] expected = new double[probe.columns().size()];
    double[] actual = new double[probe.columns().size()];
    for (int step = 0; step < 200; step++) {
      int first = step % together * batch;
      if (first == 0) {
        examples.next(x, noise);
      }
      double[][] batchInputs = Arrays.copyOfRange(x, first, first + batch);
      plain.learn(batchInputs, Arrays.copyOfRange(noise, first, first + batch));
      sgd.advance((step + 1.) / inputs, Long.MAX_VALUE / 2);
      probe.measure(plain, expected, 0);
      probe.measure(sgd.state(), actual, 0);
      assertThat(actual).as("after step %d", step + 1).containsExactly(expected, within(1e-12));
    }
  }

  /// The order parameters of weights under brute-force SGD deviate from the equations by order 1 /
  /// sqrt N: between N = 100 and N = 1600 the root mean square falls by 4, and is below 5 / sqrt N
  /// at both. Over 40 seeds each has a relative error of 0.1 or less (squared deviations vary by no
  /// more than their mean), so that the ratio is off by a half once in 2,000 at most.
  @Test
  void deviationsFromTheEquationsShrinkAsOneOverRootN() {
    double few = deviation(100);
    double many = deviation(1600);
    assertThat(few).isLessThan(5 / Math.sqrt(100));
    assertThat(many).isLessThan(5 / Math.sqrt(1600));
    assertThat(few / many).isBetween(4 / 1.5, 4 * 1.5);
  }

  /// Root mean square over 40 seeds of the distance of all order parameters from the equations.
  private static double deviation(int inputs) {
    TeacherStudent problem =
        new TeacherStudent(
            Activations.ERF, TrainedLayers.BOTH, 0.5, 0.3, 0.2, 0.05, 1, inputs, draw(3, 2, 1000));
    TimeGrid times = TimeGrid.of(2);
    List<Probe<? super OrderParameterState>> probes = List.of(new OrderParameterProbe(3, 2));
    double[] expected = Recorder.run(new OrderParameterOde(), problem, 1, times, probes).row(0);
    double squares = 0;
    for (int seed = 0; seed < 40; seed++) {
      double[] row = Recorder.run(OnlineSgd.gaussian(), problem, seed, times, probes).row(0);
      for (int i = 0; i < row.length; i++) {
        squares += Math.pow(row[i] - expected[i], 2);
      }
    }
    return Math.sqrt(squares / 40);
  }

  @Test
  void weightsHaveTheOrderParametersThatAreWanted() throws Exception {
    OrderParameters initial = draw(4, 3, 40);
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.FIRST, 0.1, 0, 40, initial);
    try (var sgd = OnlineSgd.gaussian().start(problem, new RandomStreams(3))) {
      for (int i = 0; i < 4; i++) {
        assertThat(sgd.state().v(i)).isEqualTo(initial.v(i));
        for (int k = 0; k < 4; k++) {
          assertThat(sgd.state().q(i, k)).isCloseTo(initial.q(i, k), within(1e-14));
        }
        for (int m = 0; m < 3; m++) {
          assertThat(sgd.state().r(i, m)).isCloseTo(initial.r(i, m), within(1e-14));
          assertThat(sgd.state().t(m, 1)).isCloseTo(initial.t(m, 1), within(1e-14));
        }
      }
    }
  }

  @Test
  void fewerInputsThanUnitsAreFineAsLongAsTheWeightsFit() throws Exception {
    double[][] one = {{1, 1}, {1, 1}};
    OrderParameters line =
        OrderParameters.of(one, one, one, new double[] {1, 1}, new double[] {1, 1});
    try (var sgd =
        OnlineSgd.gaussian()
            .start(
                TeacherStudent.of(Activations.ERF, TrainedLayers.FIRST, 0.1, 0.1, 1, line),
                new RandomStreams(1))) {
      sgd.advance(50, Long.MAX_VALUE / 2);
      assertThat(sgd.state().q(0, 1)).isPositive().isFinite();
    }
    assertThatThrownBy(() ->
            OnlineSgd.gaussian()
                .start(
                    TeacherStudent.of(
                        Activations.ERF, TrainedLayers.FIRST, 0.1, 0.1, 3, draw(3, 2, 40)),
                    new RandomStreams(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("inputs: 3");
  }

  /// N = 50, M = 2, K = 4, noise 0.2, 200 examples: the C++ code nn2pp finds a minimum of 0.050 and
  /// ends at 0.111 (medians of 3 seeds); bounds leave a factor of 2 for the seed.
  @Test
  void onASmallTrainingSetTheStudentLearnsTheNoise() throws Exception {
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 0.2, 0.2, 50, draw(4, 2, 50));
    try (var sgd = OnlineSgd.gaussian(200).start(problem, new RandomStreams(2))) {
      double least = Double.POSITIVE_INFINITY;
      double before = sgd.state().trainingError();
      for (double time = 10; time <= 3000; time *= 1.3) {
        sgd.advance(time, Long.MAX_VALUE / 2);
        least = Math.min(least, sgd.state().generalisationError());
      }
      assertThat(sgd.state().trainingError()).isLessThan(0.01).isLessThan(0.1 * before);
      assertThat(least).isBetween(0.025, 0.1);
      assertThat(sgd.state().generalisationError()).isGreaterThan(1.4 * least);
    }
  }

  /// With 2000 test inputs the error on them is within 5 standard errors of the exact one.
  @Test
  void onGivenInputsTheErrorIsMeasuredOnOthers() throws Exception {
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 0.3, 0.1, 30, draw(2, 2, 30));
    OnlineSgd method = OnlineSgd.on(Inputs.draw(100, 30, 1), Inputs.draw(2000, 30, 2));
    try (var sgd = method.start(problem, new RandomStreams(2))) {
      sgd.advance(3, Long.MAX_VALUE / 2);
      double exact = GeneralisationError.of(Activations.ERF, sgd.state());
      assertThat(sgd.state().generalisationError())
          .isCloseTo(exact, within(5 * 2 * exact / Math.sqrt(2000)))
          .isNotEqualTo(exact);
      assertThat(sgd.state().trainingError()).isPositive();
    }
  }

  @Test
  void inputsOfAnotherLengthAndEmptySetsAreRefused() {
    OnlineSgd method = OnlineSgd.on(Inputs.draw(5, 30, 1), Inputs.draw(5, 30, 2));
    assertThatThrownBy(() -> method.start(problem(2, 50, 1), new RandomStreams(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("inputs: 50")
        .hasMessageContaining("30 numbers");
    assertThatThrownBy(() -> OnlineSgd.gaussian(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("training-set: 0");
  }

  @Override
  protected Method<TeacherStudent, SgdState> method() {
    return OnlineSgd.gaussian();
  }

  @Override
  protected TeacherStudent problem() {
    return problem(3, 50, 1);
  }

  @Override
  protected TeacherStudent divergingProblem() {
    return new TeacherStudent(
        Activations.ERF, TrainedLayers.BOTH, 0.5, 1e6, 0.1, 0, 1, 50, draw(3, 2, 50));
  }

  @Override
  protected List<Probe<? super SgdState>> probes(TeacherStudent problem) {
    return List.of(new OrderParameterProbe(problem.student(), problem.teacher()), new SgdProbe());
  }

  @Override
  protected TimeGrid times() {
    return TimeGrid.onLattice(TimeGrid.logSpaced(0.1, 10, 20), 1. / 50);
  }
}
