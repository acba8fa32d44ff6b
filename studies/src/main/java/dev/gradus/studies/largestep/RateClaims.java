package dev.gradus.studies.largestep;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How fast the risk falls with the count of steps T: like 1 / T if it may never rise, like 1 / T^2
/// if the stepsize grows with T.
final class RateClaims {
  private RateClaims() {}

  static List<Claim> of(Map<String, RunResult> results) {
    List<Claim> claims = new ArrayList<>();
    for (String model : LargeStepsizeStudy.MODELS) {
      claims.addAll(of(model, results));
    }
    RunResult searched = Objects.requireNonNull(results.get(LargeStepsizeStudy.SEARCHED));
    claims.add(
        Means.claim(
            "search",
            "A line search ends lower still: its risk never rises either, but its stepsize grows",
            Relation.AT_MOST,
            RateCurve.growing("linear", results).last(),
            new double[] {RateCurve.of(searched).last()},
            "nats",
            "run " + LargeStepsizeStudy.SEARCHED + ", risk after 16,000 steps",
            searched));
    return claims;
  }

  private static List<Claim> of(String model, Map<String, RunResult> results) {
    String run = model + LargeStepsizeStudy.STEADY;
    RunResult steadyRun = Objects.requireNonNull(results.get(run));
    RateCurve steady = RateCurve.of(steadyRun);
    RateCurve growing = RateCurve.growing(model, results);
    String what = model.equals("linear") ? "Logistic regression: " : "A network: ";
    String slope = "slope of log risk against log T, T = 1000 to 16,000, run ";
    return List.of(
        Means.claim(
            model + "-steady",
            what + "at this stepsize, the largest such, the risk never rises",
            Relation.EQUAL,
            0,
            new double[] {PhaseClaims.certify(steadyRun).increases()},
            "rises",
            "run " + run + ", every step",
            steadyRun),
        slope(
            model + "-steady-least",
            what + "then the risk falls no faster than 1 / T",
            Relation.AT_LEAST,
            -1.1,
            steady,
            slope + run,
            steadyRun),
        slope(
            model + "-steady-most",
            what + "then the risk falls no slower than 1 / T",
            Relation.AT_MOST,
            -0.95,
            steady,
            slope + run,
            steadyRun),
        slope(
            model + "-growing",
            what + "with a stepsize in proportion to T it falls like 1 / T^2",
            Relation.AT_MOST,
            -1.9,
            growing,
            slope + model + LargeStepsizeStudy.GROWING + "*",
            steadyRun),
        Means.claim(
            model + "-large-wins",
            what + "the growing stepsize ends lower than any constant one without a rise",
            Relation.AT_MOST,
            steady.last(),
            new double[] {growing.last()},
            "nats",
            "risk after 16,000 steps",
            steadyRun));
  }

  private static Claim slope(
      String id,
      String sentence,
      Relation relation,
      double expected,
      RateCurve curve,
      String evidence,
      RunResult result) {
    return new Claim(
        id,
        sentence,
        relation,
        expected,
        curve.slope(),
        curve.slopeError(),
        "1",
        evidence,
        result.totalSeconds());
  }
}
