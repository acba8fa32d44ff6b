package dev.gradus.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import java.util.List;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  private static Trajectory loss(Status status, double... values) {
    List<double[]> rows = new java.util.ArrayList<>();
    for (double value : values) {
      rows.add(new double[] {rows.size(), value});
    }
    return new Trajectory("gd", 0, List.of(Column.of("t"), Column.of("loss")), rows, status);
  }

  @Test
  void figuresEndWhereATrajectoryRanAwayForGood() {
    Trajectory away = loss(Status.diverged(5, "not finite"), 1, 500, 2, 90, 1e5, 1e300);
    Trajectory whole = loss(Status.completed(3), 1, 1e5, 1e6);
    List<Trajectory> cut = Divergence.cut(List.of(away, whole), "loss");
    assertThat(cut.getFirst().column("loss")).containsExactly(1, 500, 2, 90);
    assertThat(cut.getLast().size()).isEqualTo(3);
    Trajectory fromZero = loss(Status.diverged(2, "not finite"), 0, 1, 1e9);
    assertThat(Divergence.cut(List.of(fromZero), "loss").getFirst().size()).isEqualTo(3);
    assertThat(Divergence.findings(List.of(away, whole)))
        .extracting(Finding::text)
        .containsExactly("diverged at step 5: not finite");
  }
}
