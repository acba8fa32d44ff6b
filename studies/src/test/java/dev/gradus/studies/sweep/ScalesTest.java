package dev.gradus.studies.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalesTest {

  @Test
  void zeroBesideDecadesIsToldFromZeroOnALinearAxis() {
    assertThat(Scales.isZeroBesideDecades(new double[] {0, 0.001, 0.01, 0.1})).isTrue();
    assertThat(Scales.isZeroBesideDecades(new double[] {0, 0.1, 1})).isTrue();
    assertThat(Scales.isZeroBesideDecades(new double[] {0, 1, 2, 4, 8, 16})).isTrue();
    assertThat(Scales.isZeroBesideDecades(new double[] {0, 1, 2, 4})).isFalse();
    double[] wholeNumbers = IntStream.rangeClosed(0, 20).asDoubleStream().toArray();
    assertThat(Scales.isZeroBesideDecades(wholeNumbers)).isFalse();
    assertThat(Scales.isZeroBesideDecades(new double[] {0, 0.1})).isFalse();
    assertThat(Scales.isZeroBesideDecades(new double[] {0.001, 0.01, 0.1})).isFalse();
  }

  @Test
  void parametersByFactorsAreToldFromParametersByDifferences() {
    assertThat(Scales.isGeometric(new double[] {0.1, 1, 10})).isTrue();
    assertThat(Scales.isGeometric(new double[] {1, 2, 4, 8})).isTrue();
    assertThat(Scales.isGeometric(new double[] {1, 2, 3, 4})).isFalse();
    assertThat(Scales.isGeometric(new double[] {0, 1, 10})).isFalse();
  }
}
