package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinalErrorTest {
  private static final Percentage EIGHT_DIGITS = Percentage.withPercentage(1e-6);

  private static double[][] identity(int n) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 1;
    }
    return matrix;
  }

  private static double[] constant(int n, double value) {
    double[] all = new double[n];
    Arrays.fill(all, value);
    return all;
  }

  private static OrderParameters committee(int teacher, int surplus, double head) {
    return FixedPoints.specialised(
        identity(teacher), constant(teacher, head), teacher + surplus, head);
  }

  private static TeacherStudent problem(
      Activation g, TrainedLayers layers, double stepsize, OrderParameters point) {
    return TeacherStudent.of(g, layers, stepsize, 1, 1000, point);
  }

  private static double committeeError(int teacher, int surplus, double stepsize, double head) {
    OrderParameters point = committee(teacher, surplus, head);
    return FinalError.linearResponse(
        problem(Activations.ERF, TrainedLayers.FIRST, stepsize, point), point);
  }

  /// The rational function in the authors' notebook, and an independent linear response.
  @Test
  void softCommitteeMachinesEndWhereTheReferenceSays() {
    for (double[] row : Reference.numbers("final_error_scm_erf.csv", 1)) {
      assertThat(committeeError((int) row[0], (int) row[1], row[2], 1))
          .isCloseTo(row[3], EIGHT_DIGITS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, .2, .0402187069", "2, 1, .2, .0801223903", "2, 2, .2, .1263902652",
    "4, 0, .05, .0191413532", "4, 4, .05, .0558848854", "1, 0, .5, .0524045547"
  })
  void softCommitteeMachinesEndWhereTheNotebookSays(
      int teacher, int surplus, double stepsize, double expected) {
    assertThat(committeeError(teacher, surplus, stepsize, 1)).isCloseTo(expected, within(1e-10));
  }

  @Test
  void theErrorDependsOnTheStepsizeTimesTheSquaredSecondLayer() {
    assertThat(committeeError(2, 1, 0.05, 2))
        .isCloseTo(committeeError(2, 1, 0.2, 1), Percentage.withPercentage(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"2, .224481", "3, .149599", "4, .088816", "5, .071600", "6, .055365"})
  void unitsThatShareTeacherNodesEndLower(int student, double expected) {
    OrderParameters point = FixedPoints.shared(identity(2), constant(2, 2), student);
    TeacherStudent problem = problem(Activations.ERF, TrainedLayers.BOTH, 0.2, point);
    assertThat(FinalError.linearResponse(problem, point)).isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 4.0558",
    "2, 0, 2.3068",
    "2, 1, 1.3840",
    "2, 2, .9719",
    "4, 0, 1.2494",
    "4, 4, .4921"
  })
  void theStabilityLimitIsThatOfTheSpecialisedState(int teacher, int surplus, double expected) {
    OrderParameters point = committee(teacher, surplus, 1);
    TeacherStudent problem = problem(Activations.ERF, TrainedLayers.FIRST, 0.2, point);
    assertThat(FinalError.largestStepsize(problem, point)).isCloseTo(expected, within(1e-4));
    for (double share : new double[] {0.999, 1.001}) {
      TeacherStudent near = problem(Activations.ERF, TrainedLayers.FIRST, share * expected, point);
      assertThat(FinalError.isStable(near, point)).isEqualTo(share < 1);
    }
  }

  @Test
  void smallStepsizesFollowTheUniversalLaw() {
    OrderParameters point = committee(2, 1, 1);
    TeacherStudent problem = problem(Activations.ERF, TrainedLayers.FIRST, 1e-5, point);
    assertThat(FinalError.smallRate(problem, point))
        .isCloseTo(1e-5 / (2 * Math.PI) * (1 + 2 / Math.sqrt(3)), EIGHT_DIGITS)
        .isCloseTo(FinalError.linearResponse(problem, point), Percentage.withPercentage(0.01));
    OrderParameters relu = committee(3, 0, 1);
    assertThat(FinalError.smallRate(problem(Activations.RELU, TrainedLayers.BOTH, 0.1, relu), relu))
        .isCloseTo(0.1 * 3 / 8, EIGHT_DIGITS);
  }

  @Test
  void theLinearClosedFormIsTheLinearResponse() {
    OrderParameters point = committee(2, 1, 1);
    TeacherStudent problem =
        new TeacherStudent(Activations.LINEAR, TrainedLayers.FIRST, 0.1, 0, 0.3, 0, 2, 9, point);
    double closed = FinalError.linear(0.1, 0.3, 2, 1, 1, 1);
    assertThat(FinalError.linearResponse(problem, point)).isCloseTo(closed, EIGHT_DIGITS);
    assertThat(FinalError.linear(0.05, 1, 1, 1, 1)).isCloseTo(0.05 * 2 / (4 - 0.2), EIGHT_DIGITS);
    assertThat(FinalError.linear(3, 1, 1, 1)).isInfinite();
    assertThat(FinalError.largestStepsize(problem, point)).isCloseTo(4 / 3., within(1e-6));
  }

  /// Online SGD at N = 784 with noise 0.01, in units of the noise variance; its means are good to 1
  /// %, and at this noise the next order is as large.
  @ParameterizedTest
  @CsvSource({"2, .01295", "3, .01995", "4, .02705", "6, .04129"})
  void reluMachinesEndWhereSgdDoes(int units, double expected) {
    OrderParameters point = committee(units, 0, 1);
    TeacherStudent problem = problem(Activations.RELU, TrainedLayers.FIRST, 0.05, point);
    double found = FinalError.linearResponse(problem, point);
    assertThat(found).isCloseTo(expected, Percentage.withPercentage(2));
  }

  @Test
  void reluFollowsTheUniversalLawAtSmallStepsizesWhicheverLayersAreTrained() {
    for (TrainedLayers layers : TrainedLayers.values()) {
      OrderParameters point = committee(2, 0, 1);
      TeacherStudent problem = problem(Activations.RELU, layers, 1e-5, point);
      assertThat(FinalError.linearResponse(problem, point))
          .isCloseTo(FinalError.smallRate(problem, point), Percentage.withPercentage(0.01));
    }
  }

  /// Split into lengths or not, to leading order in the stepsize it is the count of units that
  /// matters: eta K / 8 for second-layer weights of 1.
  @Test
  void reluUnitsThatShareTeacherUnitsCostTheSameAtSmallStepsizes() {
    double[] ones = constant(5, 1);
    OrderParameters point = FixedPoints.sharedLengths(identity(2), constant(2, 1), ones);
    TeacherStudent problem = problem(Activations.RELU, TrainedLayers.FIRST, 1e-5, point);
    assertThat(FinalError.linearResponse(problem, point))
        .isCloseTo(1e-5 * 5 / 8, Percentage.withPercentage(0.01));
    assertThatThrownBy(
            () -> FixedPoints.sharedLengths(identity(2), constant(2, 1), new double[] {1, -1}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("v[1]: -1.0");
  }

  /// Both ways to differentiate find the same where both are allowed.
  @Test
  void curvesOfWeightsFindTheDerivativesAlongOrderParameters() {
    OrderParameters point =
        FixedPoints.shared(new double[][] {{1, 0.2}, {0.2, 0.8}}, new double[] {1, -0.6}, 3);
    TeacherStudent problem = problem(Activations.ERF, TrainedLayers.BOTH, 0.3, point);
    OrderParameterFlow flow = OrderParameterFlow.of(problem);
    Packing at = Packing.of(problem);
    double[] rates = new double[at.size()];
    UnaryOperator<double[]> field =
        y -> {
          flow.evaluate(0, y, rates);
          return rates;
        };
    double[][] smooth = new SmoothDerivative(at.pack(point)).of(field);
    double[][] oneSided = new OneSidedDerivative(at, point).of(field);
    for (int i = 0; i < smooth.length; i++) {
      assertThat(oneSided[i]).containsExactly(smooth[i], within(1e-8));
    }
  }

  @Test
  void whatHasNoSuchStateIsRefused() {
    OrderParameters point = committee(2, 0, 1);
    OrderParameters shrunk = committee(2, 1, 1);
    assertThatThrownBy(() ->
            FinalError.linearResponse(
                problem(Activations.RELU, TrainedLayers.FIRST, 0.1, shrunk), shrunk))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("student unit 2 has no weights");
    double[][] dependent = {{1, 1}, {1, 1}};
    OrderParameters twice = FixedPoints.specialised(dependent, constant(2, 1), 2, 1);
    assertThatThrownBy(() ->
            FinalError.linearResponse(
                problem(Activations.RELU, TrainedLayers.FIRST, 0.1, twice), twice))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("linearly dependent");
    TeacherStudent decaying =
        new TeacherStudent(Activations.ERF, TrainedLayers.FIRST, 1, 1, 1, 0.1, 1, 9, point);
    assertThatThrownBy(() -> FinalError.smallRate(decaying, point))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("weight-decay: 0.1");
    assertThatThrownBy(
            () -> FinalError.smallRate(problem(new Sine(), TrainedLayers.FIRST, 0.1, point), point))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("sine");
    assertThatThrownBy(() -> FixedPoints.specialised(identity(3), constant(3, 1), 2, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("student: 2");
    assertThatThrownBy(() ->
            FixedPoints.copies(identity(1), constant(1, 1), new int[] {0, 0}, new double[] {1, 1}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("add up to 2.0");
    assertThatThrownBy(
            () -> FixedPoints.copies(identity(1), constant(1, 1), new int[] {1}, new double[] {1}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nodes[0]: 1");
  }
}
