package dev.gradus.studies.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EdgeFindingsTest {
  private static Trajectory run(double... sharpness) {
    List<Column> columns =
        Stream.of("t", "sharpness", "threshold", "increases").map(Column::of).toList();
    List<double[]> rows = new ArrayList<>();
    for (double value : sharpness) {
      rows.add(new double[] {10.0 * rows.size(), value, 20, Math.max(0, rows.size() - 1)});
    }
    return new Trajectory("gd", 0, columns, rows, Status.completed(10L * rows.size()));
  }

  private static String text(Trajectory... seeds) {
    return EdgeFindings.of(List.of(seeds)).getFirst().text();
  }

  @Test
  void theStepAtWhichTheThresholdIsPassedAndTheMedianSinceThenAreSaid() {
    assertThat(text(run(5, 15, 22, 18, 21)))
        .isEqualTo(
            "sharpness first exceeds the threshold 20 at step 20; from there on its median is 1.05 of"
                + " it; the loss rose on 3 of 40 steps");
    assertThat(text(run(5, 15, 22), run(5, 6, 7))).contains("(in 1 of 2 seeds)");
    assertThat(text(run(5, 10)))
        .startsWith("sharpness stays below the threshold 20, at the end it is 0.5");
  }
}
