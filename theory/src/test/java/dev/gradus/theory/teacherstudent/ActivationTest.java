package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {

  @Test
  void averagesMatchTheReference() {
    List<String> lines = Reference.lines("integrals_unit.csv");
    String[] header = lines.getFirst().split(",");
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split(",");
      Activation g = Activations.of(row[0].equals("lin") ? "linear" : row[0]);
      double[][] c = new double[4][4];
      int at = 1;
      for (int i = 0; i < 4; i++) {
        for (int j = i; j < 4; j++) {
          c[i][j] = Double.parseDouble(row[at]);
          c[j][i] = Double.parseDouble(row[at++]);
        }
      }
      for (; !header[at].equals("mc_max_z"); at++) {
        assertThat(Reference.average(g, header[at], c))
            .as(row[0] + " " + header[at])
            .isCloseTo(Double.parseDouble(row[at]), within(2e-14));
      }
    }
  }

  /// The flow of an activation against its averages summed term by term.
  @ParameterizedTest
  @MethodSource("dev.gradus.theory.teacherstudent.Activations#all")
  void theFlowIsTheSumOfItsAverages(Activation g) {
    OrderParameters initial = Reference.initial("erf_both_K4M2_s0.01");
    for (TrainedLayers layers : TrainedLayers.values()) {
      TeacherStudent problem = new TeacherStudent(g, layers, 0.5, 0.3, 0.2, 0.01, 3, 784, initial);
      double[] y = Packing.of(problem).pack(initial);
      double[] expected = new double[y.length];
      new SummedFlow(problem, (GaussianAverages) g).evaluate(0, y, expected);
      double[] found = new double[y.length];
      OrderParameterFlow.of(problem).evaluate(0, y, found);
      assertThat(found).containsExactly(expected, within(2e-13));
    }
  }

  /// For smooth activations the quadrature is exact; for ReLU it is a rough check.
  @ParameterizedTest
  @MethodSource("dev.gradus.theory.teacherstudent.Activations#all")
  void theClosedFormsOfTheProductAgreeWithQuadrature(Activation g) {
    double tolerance = g == Activations.RELU ? 2e-3 : 1e-13;
    double[][] cases = {{1, 0.3, 2}, {0.5, -0.6, 0.8}, {1.5, 1.5, 1.5}, {0, 0, 1}};
    for (double[] c : cases) {
      assertThat(PairQuadrature.productMean(g, c[0], c[1], c[2]))
          .isCloseTo(g.i2(c[0], c[1], c[2]), within(tolerance));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.theory.teacherstudent.Activations#all")
  void derivativesAreThoseOfTheValues(Activation g) {
    for (double x : new double[] {-2.3, -0.4, 0.7, 3.1}) {
      double h = 1e-5;
      assertThat(g.derivative(x))
          .isCloseTo((g.value(x + h) - g.value(x - h)) / (2 * h), within(1e-9));
      assertThat(Activations.of(g.name())).isSameAs(g);
    }
  }
}
