package dev.gradus.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedMeanTest {

  /// Variance 1, three seeds: an error of 1 / sqrt 3.
  @Test
  void theErrorIsThatOfTheMeanOverSeeds() {
    SeedMean mean = SeedMean.of(1, 2, 3);
    assertThat(mean.value()).isEqualTo(2);
    assertThat(mean.error()).isCloseTo(Math.sqrt(1 / 3.), within(1e-15));
    assertThat(mean.text()).isEqualTo("2.00 ± 0.58");
    assertThat(SeedMean.of(0.1, 0.1, 0.1).text()).isEqualTo("0.1");
    assertThat(SeedMean.of(0.123456).text()).isEqualTo("0.1235");
  }

  @Test
  void aSeedThatDivergedBeforeItsFirstObservationIsLeftOut() {
    List<Column> columns = List.of(Column.of("t"), Column.of("x"));
    Trajectory whole =
        new Trajectory(
            "gd",
            0,
            columns,
            List.of(new double[] {0, 5}, new double[] {1, 7}),
            Status.completed(1));
    Trajectory empty = new Trajectory("gd", 1, columns, List.of(), Status.completed(0));
    assertThat(SeedMean.last(List.of(empty, whole), "x").value()).isEqualTo(7);
  }
}
