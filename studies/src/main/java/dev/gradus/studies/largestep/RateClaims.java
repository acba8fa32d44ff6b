package dev.gradus.studies.largestep;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.studies.LineFit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How fast the risk falls with the count of steps T: like 1 / T if it may never rise, like 1 / T^2
/// if the stepsize grows with T.
final class RateClaims {
  private RateClaims() {}

  static List<Claim> of(Map<String, RunResult> results) {
    RunResult monotone =
        Objects.requireNonNull(results.get(LargeStepsizeStudy.LARGEST_MONOTONE));
    Curve steady = monotone(monotone);
    Curve growing = growing(results);
    RunResult searched = Objects.requireNonNull(results.get(LargeStepsizeStudy.LINE_SEARCH));
    double bestSteady = Math.min(steady.last(), monotone(searched).last());
    RunResult small = Objects.requireNonNull(results.get(LargeStepsizeStudy.SMALL_IMAGES));
    RunResult large = Objects.requireNonNull(results.get(LargeStepsizeStudy.LARGE_IMAGES));
    String slope = "slope of log risk against log T, T = 1000 to 16,000, run ";
    return List.of(
        PhaseClaims.exact(
            "monotone-least",
            "A stepsize at which the risk never rises gives no more than 1 / T",
            Relation.AT_LEAST,
            -1.1,
            steady.slope(),
            "1",
            slope + LargeStepsizeStudy.LARGEST_MONOTONE,
            monotone),
        PhaseClaims.exact(
            "monotone-most",
            "and no less",
            Relation.AT_MOST,
            -0.95,
            steady.slope(),
            "1",
            slope + LargeStepsizeStudy.LARGEST_MONOTONE,
            monotone),
        PhaseClaims.exact(
            "growing",
            "A stepsize that grows with the count of steps gives 1 / T^2",
            Relation.AT_MOST,
            -1.9,
            growing.slope(),
            "1",
            slope + LargeStepsizeStudy.GROWING + "*",
            monotone),
        PhaseClaims.exact(
            "large-wins",
            "It beats every step that keeps the risk from rising, searched for or constant",
            Relation.AT_MOST,
            bestSteady,
            growing.last(),
            "nats",
            "risk after 16,000 steps",
            searched),
        PhaseClaims.exact(
            "images",
            "On images, a large stepsize ends at a lower risk than a small one",
            Relation.AT_MOST,
            lastRisk(small),
            lastRisk(large),
            "nats",
            "runs " + LargeStepsizeStudy.SMALL_IMAGES + " and " + LargeStepsizeStudy.LARGE_IMAGES,
            large));
  }

  /// Risk after T steps.
  record Curve(double[] steps, double[] risk) {
    double slope() {
      double[] one = new double[steps.length];
      Arrays.fill(one, 1);
      return LineFit.of(logs(steps), logs(risk), one).slope();
    }

    double last() {
      return risk[risk.length - 1];
    }

    private static double[] logs(double[] values) {
      return Arrays.stream(values).map(Math::log).toArray();
    }
  }

  static Curve monotone(RunResult result) {
    Trajectory one = result.trajectories().getFirst();
    return new Curve(one.column("t"), one.column("risk"));
  }

  static Curve growing(Map<String, RunResult> results) {
    List<Trajectory> all =
        results.entrySet().stream()
            .filter(one -> one.getKey().startsWith(LargeStepsizeStudy.GROWING))
            .map(one -> one.getValue().trajectories().getFirst())
            .sorted(Comparator.comparingDouble(RateClaims::lastStep))
            .toList();
    return new Curve(
        all.stream().mapToDouble(RateClaims::lastStep).toArray(),
        all.stream().mapToDouble(RateClaims::lastRisk).toArray());
  }

  private static double lastStep(Trajectory one) {
    return one.value(one.size() - 1, one.indexOf("t"));
  }

  private static double lastRisk(Trajectory one) {
    return one.value(one.size() - 1, one.indexOf("risk"));
  }

  private static double lastRisk(RunResult result) {
    return lastRisk(result.trajectories().getFirst());
  }
}
