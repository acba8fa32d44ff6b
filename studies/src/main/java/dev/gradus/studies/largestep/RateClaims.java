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
  private static final String DRIFT = "; standard error: the change since the doubling before";

  private RateClaims() {}

  static List<Claim> of(Map<String, RunResult> results) {
    List<Claim> claims = new ArrayList<>();
    for (String model : LargeStepsizeStudy.MODELS) {
      claims.addAll(of(model, results));
    }
    RunResult searched = Objects.requireNonNull(results.get(LargeStepsizeStudy.SEARCHED));
    claims.add(
        slope(
            "search",
            "A line search whose risk never rises makes its logarithm fall in proportion to T: its"
                + " stepsize grows as the risk falls",
            Relation.EQUAL,
            1,
            RateCurve.of(searched).logarithm(),
            "slope of log(-log risk) against log T over the last doubling to 16,000, run "
                + LargeStepsizeStudy.SEARCHED
                + DRIFT,
            searched));
    return claims;
  }

  private static List<Claim> of(String model, Map<String, RunResult> results) {
    String run = model + LargeStepsizeStudy.STEADY;
    RunResult steadyRun = Objects.requireNonNull(results.get(run));
    RateCurve steady = RateCurve.of(steadyRun);
    RateCurve growing = RateCurve.growing(model, results);
    String what = model.equals("linear") ? "Logistic regression: " : "A network: ";
    return List.of(
        Means.claim(
            model + "-steady",
            what + "at stepsize %d the risk never rises".formatted(LargeStepsizeStudy.edge(model)),
            Relation.EQUAL,
            0,
            new double[] {PhaseClaims.certify(steadyRun).increases()},
            "rises",
            "run " + run + ", every step",
            steadyRun),
        slope(
            model + "-steady-rate",
            what + "then the risk falls like 1 / T",
            Relation.EQUAL,
            -1,
            steady.latest(),
            "slope of log risk against log T over the last doubling to 16,000, run " + run + DRIFT,
            steadyRun),
        slope(
            model + "-growing",
            what + "with a stepsize in proportion to T it falls at least as fast as 1 / T^2",
            Relation.AT_MOST,
            -2,
            growing.slope(),
            "slope of log risk against log T, T = 1000 to 16,000, runs "
                + model
                + LargeStepsizeStudy.GROWING
                + "*",
            steadyRun),
        Means.claim(
            model + "-large-wins",
            what
                + "the risk goes down as the stepsize goes up: stepsize x risk is the same for both",
            Relation.EQUAL,
            1,
            stepsizeTimesRisk(steady, growing, model),
            "1",
            "after T = 1000 to 16,000 steps, growing stepsize (%s T) over constant (%s)"
                .formatted(LargeStepsizeStudy.share(model), LargeStepsizeStudy.edge(model)),
            steadyRun));
  }

  private static double[] stepsizeTimesRisk(RateCurve steady, RateCurve growing, String model) {
    double[] ratios = new double[steady.steps().length];
    for (int i = 0; i < ratios.length; i++) {
      double stepsizes =
          LargeStepsizeStudy.share(model) * growing.steps()[i] / LargeStepsizeStudy.edge(model);
      ratios[i] = stepsizes * growing.risk()[i] / steady.risk()[i];
    }
    return ratios;
  }

  private static Claim slope(
      String id,
      String sentence,
      Relation relation,
      double expected,
      RateCurve.Slope slope,
      String evidence,
      RunResult result) {
    return new Claim(
        id,
        sentence,
        relation,
        expected,
        slope.value(),
        slope.error(),
        "1",
        evidence,
        result.totalSeconds());
  }
}
