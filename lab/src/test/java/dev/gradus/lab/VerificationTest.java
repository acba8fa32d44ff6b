package dev.gradus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class VerificationTest {
  private static final RunPlan PLAN = Walks.plan(1, 200, 0);

  @TempDir Path directory;

  @Test
  void aRepeatedRunIsIdentical() {
    Path run = execute();
    Verification verification = Verification.of(run, this::planned, new Executor());
    assertThat(verification.isIdentical()).isTrue();
    assertThat(verification.differences()).isEmpty();
    assertThat(verification.versions()).isEmpty();
  }

  @Test
  void theFirstDifferenceAndTheLargestDeviationAreNamed() {
    Path run = execute();
    List<WorkUnit> units = new ArrayList<>(PLAN.units());
    // The same noise, but walked back with another factor.
    units.set(1, Walks.unit("drift", 0, 0.999, 200, 0, Walks.DISTANCE));
    Verification verification =
        Verification.of(
            run, c -> new RunPlan("walks", PLAN.configuration(), units), new Executor());
    assertThat(verification.isIdentical()).isFalse();
    Difference first = Collections.min(verification.differences());
    assertThat(first.method()).isEqualTo("drift");
    assertThat(first.seed()).isZero();
    assertThat(first.column()).isEqualTo("position");
    assertThat(first.t()).isEqualTo(1);
    assertThat(Double.parseDouble(first.stored()) - Double.parseDouble(first.repeated()))
        .isCloseTo(0.001, org.assertj.core.api.Assertions.within(1e-15));
    assertThat(first.largestDeviation()).isGreaterThan(0.001);
    assertThat(first).asString().startsWith("drift seed 0, t = 1.0, position: stored ");
  }

  @Test
  void anotherLengthOrStatusIsADifference() {
    Path run = execute();
    List<WorkUnit> units = new ArrayList<>(PLAN.units());
    units.set(2, Walks.unit("explosion", -1, 0, 200, 0, Walks.POSITION));
    units.set(0, Walks.unit("ar", 0, 0.9, 200, 0, Walks.DISTANCE));
    Verification verification =
        Verification.of(
            run, c -> new RunPlan("walks", PLAN.configuration(), units), new Executor());
    assertThat(verification.differences())
        .extracting(Difference::column)
        .contains("columns", "rows", "status");
    assertThat(
            Difference.between(
                RunResult.read(run).trajectories(),
                RunResult.read(run).trajectories().subList(0, 2)))
        .extracting(Difference::repeated)
        .containsExactly("none");
  }

  @Test
  void aConfigurationThatIsPlannedDifferentlyNowIsRefused() {
    Path run = execute();
    assertThatThrownBy(() -> Verification.of(run, c -> Walks.plan(2, 200, 0), new Executor()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("seeds: 1 -> 2");
  }

  private RunPlan planned(ObjectNode configuration) {
    return Walks.plan(
        configuration.get("seeds").intValue(), configuration.get("until").longValue(), 0);
  }

  private Path execute() {
    return new Executor().execute(PLAN, directory.resolve("run")).directory();
  }
}
