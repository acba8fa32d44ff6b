package dev.gradus.theory.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArcsineTest {

  @Test
  void itAgreesWithTheLibraryToRounding() {
    for (int i = -100_000; i <= 100_000; i++) {
      double x = i / 100_000.;
      assertThat(Math.abs(Arcsine.of(x) - Math.asin(x)))
          .isLessThanOrEqualTo(2 * Math.ulp(Math.asin(x)));
    }
    for (double x = 1; x > 1e-150; x /= 7) {
      assertThat(Arcsine.of(x)).isCloseTo(Math.asin(x), within(1e-15 * x));
      assertThat(Arcsine.of(1 - x)).isCloseTo(Math.asin(1 - x), within(5e-16));
    }
  }

  @Test
  void beyondOneItReturns() {
    assertThat(Arcsine.of(1)).isEqualTo(0.5 * Math.PI);
    assertThat(Arcsine.of(1 + 1e-15)).isCloseTo(0.5 * Math.PI, within(1e-7));
    assertThat(Arcsine.of(-1 - 1e-15)).isCloseTo(-0.5 * Math.PI, within(1e-7));
  }

  /// Rows of several lengths, so that the last vector is filled to different degrees.
  @Test
  void severalTogetherGiveTheSameBits() {
    for (int student = 4; student < 14; student++) {
      OrderParameters initial =
          OrderParameters.draw(
              student,
              3,
              100,
              TrainedLayers.BOTH,
              new dev.gradus.core.RandomStreams(student).stream("initial"));
      TeacherStudent problem =
          TeacherStudent.of(Activation.ERF, TrainedLayers.BOTH, 0.2, 0.1, 100, initial);
      double[] y = Packing.of(problem).pack(initial);
      double[] one = new double[y.length];
      double[] other = new double[y.length];
      new ErfFlow(problem, student + 3).evaluate(0, y, one);
      new VectorErfFlow(problem).evaluate(0, y, other);
      assertThat(other).isEqualTo(one);
    }
  }
}
