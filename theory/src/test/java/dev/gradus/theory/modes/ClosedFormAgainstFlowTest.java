package dev.gradus.theory.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.gradus.core.Recorder;
import dev.gradus.core.TimeGrid;
import dev.gradus.core.Trajectory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The closed form beside the differential equation, which shares no formula with it, from random
/// admissible starts: one to five units, dying ones among them, any loss.
class ClosedFormAgainstFlowTest {
  private static final double PERCENT = 1e-7; // 1e-9 relative

  @Test
  void theFlowIsAtTheConfidenceWhenTheClosedFormSays() {
    SplittableRandom random = new SplittableRandom(1);
    int compared = 0;
    for (int n = 0; n < 150; n++) {
      ModeProblem problem = draw(random, 2, drive(n));
      ModeSolution solution = ModeSolution.of(problem);
      for (double delta : new double[] {0.3, 0.1, 1e-3}) {
        double time = solution.timeTo(delta);
        if (time > 0 && time < Double.POSITIVE_INFINITY) {
          double aim = problem.drive().marginAt(delta, problem.margin());
          assertThat(flow(problem, time).column("f")[1])
              .as("%s, delta %s", n, delta)
              .isCloseTo(aim, withinPercentage(PERCENT));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void everyColumnAgreesAtEveryTime() {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < 120; n++) {
      ModeProblem problem = draw(random, n % 4 + 1, drive(n));
      TimeGrid times = TimeGrid.logSpaced(0.01, 60 / problem.frequency(), 25);
      List<ModeProbe> probes = List.of(new ModeProbe(problem));
      Trajectory closed = Recorder.run(new ClosedForm(), problem, 0, times, probes);
      Trajectory flow = Recorder.run(new ModeFlow(), problem, 0, times, probes);
      double size = 0;
      for (int row = 0; row < closed.size(); row++) {
        for (int column = 4; column < closed.columns().size(); column++) {
          size = Math.max(size, Math.abs(closed.value(row, column)));
        }
        for (int column = 1; column < closed.columns().size(); column++) {
          double expected = closed.value(row, column);
          assertThat(flow.value(row, column))
              .as("%d: %s at %s", n, closed.columns().get(column), closed.value(row, 0))
              .isCloseTo(expected, within(1e-9 * Math.max(Math.abs(expected), 0.1 * size)));
        }
      }
    }
  }

  @Test
  void unitsKeepTheirBalanceAndTheClassItsConstant() {
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 60; n++) {
      ModeProblem problem = draw(random, 2 + n % 3, drive(n));
      double[][] kept = problem.unitInvariants();
      Paths paths = new Paths(problem);
      for (double time : new double[] {0.1, 3, 40}) {
        ModeSolution.of(problem).stateAt(time, paths.factors);
        double[][] now = problem.invariants(shown(problem, paths));
        for (int i = 0; i < kept.length; i++) {
          assertThat(now[i]).containsExactly(kept[i], within(1e-11));
        }
      }
    }
  }

  private static double[][] shown(ModeProblem problem, ModeState state) {
    double[][] factors = problem.units();
    for (int i = 0; i < factors.length; i++) {
      for (int j = 0; j < problem.depth(); j++) {
        factors[i][j] = state.factor(i, j);
      }
    }
    return factors;
  }

  private static Drive drive(int n) {
    return switch (n % 5) {
      case 0, 1 -> Drive.logistic();
      case 2 -> Drive.softmax(2 + n % 9);
      case 3 -> Drive.hinge();
      default -> Drive.squared();
    };
  }

  private static ModeProblem draw(SplittableRandom random, int depth, Drive drive) {
    int units = depth == 2 ? random.nextInt(1, 6) : random.nextInt(1, 3);
    double[][] factors = new double[units][depth];
    double size = Math.exp(random.nextDouble(-3, 0.3));
    for (double[] path : factors) {
      for (int j = 0; j < depth; j++) {
        path[j] = size * random.nextDouble(j == depth - 1 ? -1 : -0.2, 1);
      }
    }
    return new ModeProblem(
        factors, random.nextDouble(0.05, 1), Math.exp(random.nextDouble(-0.7, 1)), drive);
  }

  private static Trajectory flow(ModeProblem problem, double time) {
    return Recorder.run(
        new ModeFlow(), problem, 0, TimeGrid.of(0, time), List.of(new ModeProbe(problem)));
  }
}
