package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import java.util.List;
import org.apache.commons.numbers.gamma.Erf;
import org.junit.jupiter.api.Test;

class ErfTest {

  @Test
  void averagesOverFourFieldsMatchQuadrature() {
    List<String> lines = Reference.lines("integrals_erf.csv");
    String[] header = lines.getFirst().split(",");
    for (double[] row : Reference.numbers("integrals_erf.csv", 1)) {
      double[][] c = new double[4][4];
      int at = 0;
      for (int i = 0; i < 4; i++) {
        for (int j = i; j < 4; j++) {
          c[i][j] = row[at];
          c[j][i] = row[at++];
        }
      }
      for (; at < row.length; at++) {
        assertThat(Reference.average(Activations.ERF, header[at], c))
            .as(header[at])
            .isCloseTo(row[at], within(1e-12));
      }
    }
  }

  /// Saad and Solla, Phys. Rev. E 52, 4225 (1995): I4 by the quantities L0, L1, L2 and L4.
  @Test
  void tiltedAverageOfFourEqualsThePublishedForm() {
    double[][] c = {
      {2.0275, -0.793, -0.2709, -0.6606},
      {-0.793, 0.5562, -0.0135, 0.4172},
      {-0.2709, -0.0135, 0.8252, 0.2752},
      {-0.6606, 0.4172, 0.2752, 0.6956}
    };
    double l4 = (1 + c[0][0]) * (1 + c[1][1]) - c[0][1] * c[0][1];
    double l0 =
        l4 * c[2][3]
            - c[1][2] * c[1][3] * (1 + c[0][0])
            - c[0][2] * c[0][3] * (1 + c[1][1])
            + c[0][1] * c[0][2] * c[1][3]
            + c[0][1] * c[0][3] * c[1][2];
    double[] l = new double[4];
    for (int i = 2; i < 4; i++) {
      l[i] =
          l4 * (1 + c[i][i])
              - c[1][i] * c[1][i] * (1 + c[0][0])
              - c[0][i] * c[0][i] * (1 + c[1][1])
              + 2 * c[0][1] * c[0][i] * c[1][i];
    }
    double expected =
        4 / (Math.PI * Math.PI) * Math.asin(l0 / Math.sqrt(l[2] * l[3])) / Math.sqrt(l4);
    assertThat(Reference.average(Activations.ERF, "I4_0123", c)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void tableAgreesWithTheErrorFunctionToRounding() {
    for (double x = -9; x <= 9; x += 1.0 / 1024 / 3) {
      assertThat(Activations.ERF.value(x)).isCloseTo(Erf.value(x / Math.sqrt(2)), within(4e-16));
      assertThat(Activations.ERF.derivative(x))
          .isCloseTo(Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * x * x), within(4e-16));
    }
  }

  @Test
  void valueIsOddSaturatesAndPassesNanOn() {
    assertThat(Activations.ERF.value(-0.7)).isEqualTo(-Activations.ERF.value(0.7));
    assertThat(Activations.ERF.value(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(Activations.ERF.derivative(Double.POSITIVE_INFINITY)).isZero();
    assertThat(Activations.ERF.value(Double.NaN)).isNaN();
    assertThat(Activations.ERF.derivative(Double.NaN)).isNaN();
  }

  @Test
  void activationsAreFoundByName() {
    assertThat(Activations.of("erf")).isSameAs(Activations.ERF);
    assertThatThrownBy(() -> Activations.of("erv"))
        .isInstanceOf(InputException.class)
        .hasMessage("activation: erv found, expected one of [erf, relu, linear, quadratic]");
  }
}
