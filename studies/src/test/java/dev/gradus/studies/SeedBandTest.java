package dev.gradus.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeedBandTest {

  /// numpy.quantile([1, 2, 4, 8, 16], [0.1, 0.9]) is [1.4, 12.8].
  @Test
  void bandRunsBetweenTheQuantilesThatNumpyGives() {
    List<Trajectory> seeds = Stream.of(8, 1, 16, 2, 4).map(value -> trajectory(value, 2)).toList();
    Series band = SeedBand.of("x", Kind.MEASURED, seeds, "eg");
    assertThat(band.y()).containsExactly(6.2, 6.2);
    assertThat(band.low()).hasSize(2);
    assertThat(java.util.Objects.requireNonNull(band.low())[0]).isCloseTo(1.4, within(1e-14));
    assertThat(java.util.Objects.requireNonNull(band.high())[1]).isCloseTo(12.8, within(1e-14));
  }

  @Test
  void seedsThatDivergedEarlyAreLeftOutOfLaterTimes() {
    Series band =
        SeedBand.of("x", Kind.MEASURED, List.of(trajectory(1, 3), trajectory(3, 1)), "eg");
    assertThat(band.y()).containsExactly(2, 1, 1);
  }

  @Test
  void oneSeedHasNoBand() {
    assertThat(SeedBand.of("x", Kind.THEORY, List.of(trajectory(1, 3)), "eg").low()).isNull();
  }

  private static Trajectory trajectory(double value, int rows) {
    return new Trajectory(
        "chain",
        0,
        List.of(Column.of("t"), Column.of("eg")),
        IntStream.range(0, rows).mapToObj(t -> new double[] {t, value}).toList(),
        Status.completed(rows));
  }
}
