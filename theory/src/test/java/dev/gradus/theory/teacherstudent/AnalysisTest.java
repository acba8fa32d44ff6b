package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final double[][] IDENTITY = {{1, 0}, {0, 1}};
  private static final double[] ONES = {1, 1};

  private static OrderParameters nearlySymmetric(double asymmetry) {
    return OrderParameters.of(
        IDENTITY, new double[][] {{asymmetry, 0}, {0, 0}}, IDENTITY, ONES, ONES);
  }

  private static Trajectory solve(OrderParameters initial) {
    return Recorder.run(
        new OrderParameterOde(),
        TeacherStudent.of(Activations.ERF, TrainedLayers.FIRST, 0.5, 0, 1000, initial),
        0,
        TimeGrid.logSpaced(0.1, 2000, 400),
        List.of(new OrderParameterProbe(2, 2), new GramProbe()));
  }

  /// Leaving takes ln(1000) / lambda longer from an asymmetry that is 1000 times smaller, twice.
  @Test
  void thePlateauIsFoundWithItsExit() {
    double[] exits = {1e-3, 1e-6, 1e-9};
    for (int i = 0; i < exits.length; i++) {
      Trajectory trajectory = solve(nearlySymmetric(exits[i]));
      Plateau plateau = Plateau.find(trajectory.column("t"), trajectory.column("eg")).orElseThrow();
      assertThat(plateau.height()).isBetween(0.01, 0.03);
      assertThat(plateau.start()).isLessThan(plateau.exit() / 2);
      exits[i] = plateau.exit();
    }
    assertThat((exits[2] - exits[1]) / (exits[1] - exits[0])).isCloseTo(1, within(0.05));
  }

  @Test
  void aStretchThatIsNeverLeftIsNoPlateau() {
    double[] times = IntStream.range(1, 100).mapToDouble(i -> i).toArray();
    double[] error = IntStream.range(1, 100).mapToDouble(i -> 0.1 + 1. / i / i).toArray();
    assertThat(Plateau.find(times, error)).isEmpty();
  }

  @Test
  void anErrorThatDecaysFromTheStartHasNoPlateauButOneThatWaitsHas() {
    double[] times = IntStream.range(0, 300).mapToDouble(i -> 0.01 * Math.pow(1.03, i)).toArray();
    double[] decay = DoubleStream.of(times).map(t -> Math.exp(-t / 5)).toArray();
    double[] escape = DoubleStream.of(times).map(t -> 1 / (1 + Math.exp(t - 20))).toArray();
    assertThat(Plateau.find(times, decay)).isEmpty();
    assertThat(Plateau.find(times, escape).orElseThrow().exit()).isCloseTo(20, within(0.1));
  }

  @Test
  void noEigenvalueOfTheInnerProductsBecomesNegative() {
    Trajectory trajectory = solve(nearlySymmetric(1e-3));
    for (double smallest : trajectory.column("smallest-eigenvalue")) {
      assertThat(smallest).isGreaterThan(-1e-10);
    }
    assertThat(trajectory.column("smallest-eigenvalue")[0]).isGreaterThan(0.1);
  }

  @Test
  void theBasinNamesCopiesAndDeadUnits() {
    OrderParameters state =
        FixedPoints.copies(
            IDENTITY,
            new double[] {2, 1},
            new int[] {0, 1, 0, FixedPoints.SHRUNK},
            new double[] {0.5, 1, 1.5, 0});
    Basin basin = Basin.of(Activations.ERF, state(state));
    assertThat(basin.copies()).containsExactly(2, 1);
    assertThat(basin.dead()).isEqualTo(1);
    assertThat(basin.isSpecialised()).isTrue();
    assertThat(basin.units().get(2)).isEqualTo(new Basin.Unit(Basin.Role.SPECIALISED, 0, 1, 0.75));
    Basin plateau = Basin.of(Activations.ERF, state(nearlySymmetric(0.5)));
    assertThat(plateau.isSpecialised()).isFalse();
    assertThat(plateau.units().getFirst().role()).isEqualTo(Basin.Role.SHARED);
  }

  @Test
  void aUnitThatPointsTheOtherWayCountsWhereTheActivationIsOdd() {
    double[][] minus = {{-1}};
    double[][] one = {{1}};
    OrderParameters state =
        OrderParameters.of(one, minus, one, new double[] {1}, new double[] {-1});
    assertThat(Basin.of(Activations.ERF, state(state)).units().getFirst())
        .isEqualTo(new Basin.Unit(Basin.Role.SPECIALISED, 0, -1, 1));
    assertThat(Basin.of(Activations.RELU, state(state)).units().getFirst().role())
        .isEqualTo(Basin.Role.SHARED);
  }

  private static OrderParameterState state(OrderParameters values) {
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 0.1, 0, 1000, values);
    return new PackedState(problem, Packing.of(problem).pack(values));
  }

  @Test
  void symmetricStartsAndLargeStepsizesAreWarnedOf() {
    assertThat(warnings(Activations.ERF, 0.5, nearlySymmetric(1e-9))).isEmpty();
    assertThat(warnings(Activations.ERF, 0.5, nearlySymmetric(0)))
        .singleElement()
        .asString()
        .contains("student units 0 and 1 start exactly alike")
        .doesNotContain("\n");
    assertThat(warnings(Activations.ERF, 2.4, nearlySymmetric(0.1)))
        .singleElement()
        .asString()
        .startsWith("stepsize: 2.4 found, but beyond 2.307");
    assertThat(warnings(Activations.LINEAR, 1.1, nearlySymmetric(0.1))).hasSize(1);
    assertThat(warnings(Activations.RELU, 1.3, nearlySymmetric(0.1)))
        .singleElement()
        .asString()
        .startsWith("stepsize: 1.3 found, but beyond 1.268");
    assertThat(warnings(Activations.RELU, 1.2, nearlySymmetric(0.1))).isEmpty();
  }

  @Test
  void copiesThatShareATeacherUnitWithoutErrorAreNotWarnedOf() {
    double[][] t = {{1, 0}, {0, 1}};
    OrderParameters shared = FixedPoints.shared(t, new double[] {1, 1}, 4);
    assertThat(
            Warnings.of(
                TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 0.2, 0.1, 1000, shared)))
        .isEmpty();
  }

  private static List<String> warnings(Activation g, double stepsize, OrderParameters initial) {
    return Warnings.of(TeacherStudent.of(g, TrainedLayers.FIRST, stepsize, 0, 1000, initial));
  }
}
