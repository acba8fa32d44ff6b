package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
  private final Trajectory trajectory =
      new Trajectory(
          "ode",
          3,
          List.of(Column.of("t"), new Column("mu", "bits")),
          List.of(new double[] {0, 1}, new double[] {1, 2}),
          Status.completed(10));

  @Test
  void columnsAreFoundByName() {
    assertThat(trajectory.column("mu")).containsExactly(1, 2);
    assertThat(trajectory.indexOf("t")).isZero();
    assertThat(trajectory.indexOf("eg")).isEqualTo(-1);
    assertThatThrownBy(() -> trajectory.column("eg")).hasMessageContaining("eg");
  }

  @Test
  void aFinishedTrajectoryCannotBeChangedThroughItsRows() {
    trajectory.row(0)[1] = 99;
    trajectory.column("mu")[0] = 99;
    assertThat(trajectory.value(0, 1)).isEqualTo(1);
  }

  @Test
  void rowsMustFitTheColumns() {
    assertThatThrownBy(() ->
            new Trajectory(
                "ode", 0, List.of(Column.of("t")), List.of(new double[2]), Status.RUNNING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void statusTellsStepAndReason() {
    assertThat(Status.diverged(12, "the margin overflows"))
        .hasToString("diverged at step 12: the margin overflows");
    assertThat(Status.completed(3)).hasToString("completed");
    assertThat(Status.stopped(3, "by hand")).hasToString("stopped at step 3: by hand");
  }
}
