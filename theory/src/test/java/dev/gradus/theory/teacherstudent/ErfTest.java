package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.Erf;
import org.junit.jupiter.api.Test;

class ErfTest {

  @Test
  void averagesOverFourFieldsMatchTheReference() {
    List<String> header =
        Arrays.asList(Reference.lines("integrals_unit.csv").getFirst().split(","));
    String[] row =
        Reference.lines("integrals_unit.csv").stream()
            .map(line -> line.split(","))
            .filter(cells -> cells[0].equals("erf"))
            .findFirst()
            .orElseThrow();
    double[][] c = new double[4][4];
    int at = 1;
    for (int i = 0; i < 4; i++) {
      for (int j = i; j < 4; j++) {
        c[i][j] = c[j][i] = Double.parseDouble(row[at++]);
      }
    }
    GaussianAverages g = (GaussianAverages) Activation.ERF;
    for (int column = at; column < row.length - 1; column++) {
      String name = header.get(column);
      int[] f = name.substring(3).chars().map(digit -> digit - '0').toArray();
      double actual =
          switch (name.substring(0, 2)) {
            case "I2" -> Activation.ERF.i2(c[f[0]][f[0]], c[f[0]][f[1]], c[f[1]][f[1]]);
            case "J2" -> g.j2(c, f[0], f[1]);
            case "I3" -> g.i3(c, f[0], f[1], f[2]);
            default -> g.i4(c, f[0], f[1], f[2], f[3]);
          };
      assertThat(actual).as(name).isCloseTo(Double.parseDouble(row[column]), within(1e-12));
    }
  }

  @Test
  void tableAgreesWithTheErrorFunctionToRounding() {
    for (double x = -9; x <= 9; x += 1.0 / 1024 / 3) {
      assertThat(Activation.ERF.value(x)).isCloseTo(Erf.value(x / Math.sqrt(2)), within(4e-16));
      assertThat(Activation.ERF.derivative(x))
          .isCloseTo(Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * x * x), within(4e-16));
    }
  }

  @Test
  void valueIsOddSaturatesAndPassesNanOn() {
    assertThat(Activation.ERF.value(-0.7)).isEqualTo(-Activation.ERF.value(0.7));
    assertThat(Activation.ERF.value(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(Activation.ERF.derivative(Double.POSITIVE_INFINITY)).isZero();
    assertThat(Activation.ERF.value(Double.NaN)).isNaN();
    assertThat(Activation.ERF.derivative(Double.NaN)).isNaN();
  }

  @Test
  void activationsAreFoundByName() {
    assertThat(Activation.of("erf")).isSameAs(Activation.ERF);
    assertThatThrownBy(() -> Activation.of("erv"))
        .isInstanceOf(InputException.class)
        .hasMessage("activation: erv found, expected one of [erf]");
  }
}
