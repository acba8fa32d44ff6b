package dev.gradus.studies.shade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.RandomStreams;
import dev.gradus.data.Synthetic;
import dev.gradus.lab.Executor;
import dev.gradus.lab.RunResult;
import dev.gradus.studies.Resolved;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoMoonsTest {
  @TempDir private Path folder;

  private Map<String, Object> answers(String name, String keys) {
    TwoMoonsKind kind = new TwoMoonsKind();
    RunResult result =
        new Executor()
            .execute(
                kind.plan(name, Resolved.of("problem: two-moons\nwidth: 100\nuntil: 600\n" + keys)),
                folder.resolve(name));
    assertThat(kind.figures(result)).hasSize(2);
    return kind.answers(result);
  }

  @Test
  void theGapIsBetweenTheOutermostPoints() {
    for (double gap : new double[] {-0.5, 0, 0.1}) {
      Synthetic moons = TwoMoons.draw(300, 0.1, gap, new RandomStreams(1));
      double lowest = 9;
      double highest = -9;
      for (int i = 0; i < moons.size(); i++) {
        double y = moons.points()[i][1];
        lowest = moons.label(i) == 1 ? Math.min(lowest, y) : lowest;
        highest = moons.label(i) == 0 ? Math.max(highest, y) : highest;
      }
      assertThat(lowest - highest).isCloseTo(gap, within(1e-6));
    }
  }

  /// Where a straight line along x tells the moons apart, x is not used at all; where it does not,
  /// x is needed.
  @Test
  void aStraightLineStarvesTheCurve() {
    Map<String, Object> apart = answers("apart", "gap: 0.1");
    assertThat((double) apart.get("auc")).isEqualTo(1);
    assertThat((double) apart.get("auc_x_permuted")).isGreaterThan(0.999);
    assertThat((double) apart.get("auc_y_permuted")).isBetween(0.4, 0.65);
    Map<String, Object> overlapping = answers("overlapping", "gap: -0.7");
    assertThat((double) overlapping.get("auc_x_permuted")).isLessThan(0.99);
  }
}
