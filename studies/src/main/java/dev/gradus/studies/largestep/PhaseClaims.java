package dev.gradus.studies.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.theory.largestep.Activation;
import dev.gradus.theory.largestep.BinaryData;
import dev.gradus.theory.largestep.Certificate;
import dev.gradus.theory.largestep.Certifier;
import dev.gradus.theory.largestep.GradientDescent;
import dev.gradus.theory.largestep.RiskState;
import dev.gradus.theory.largestep.TwoLayerClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Two phases, and what holds in each. The steps are repeated, so that every single one is looked
/// at.
final class PhaseClaims {
  private PhaseClaims() {}

  static List<Claim> of(Map<String, RunResult> results) {
    List<Claim> claims = new ArrayList<>();
    RunResult large = Objects.requireNonNull(results.get(LargeStepsizeStudy.LARGE));
    Certificate certificate = certify(large);
    String run = "run " + LargeStepsizeStudy.LARGE + ", every step";
    claims.add(
        exact(
            "first-phase",
            "At a large stepsize the risk first goes up and down",
            Relation.AT_LEAST,
            1,
            certificate.increases(),
            "steps",
            run,
            large));
    claims.add(
        exact(
            "second-phase",
            "Below the threshold of equation 4 the risk never rises again",
            Relation.AT_MOST,
            certificate.certifiedStableFrom().orElse(-1),
            certificate.observedStableFrom(),
            "step",
            run + "; last rise against first step below the threshold",
            large));
    long margin = certificate.certifiedMarginFrom().orElse(certificate.observedStableFrom());
    claims.add(
        exact(
            "margin",
            "Then the margin nearly always grows",
            Relation.AT_LEAST,
            0.99,
            growingShare(LargeStepsizeKind.problem(large.configuration()), margin, steps(large)),
            "share of steps",
            run,
            large));
    claims.add(
        exact(
            "lemmas",
            "Every lemma holds at every step, among them that the corrected margin gamma^c grows",
            Relation.EQUAL,
            0,
            results.entrySet().stream()
                .filter(one -> one.getKey().startsWith(LargeStepsizeStudy.XOR))
                .mapToLong(one -> certify(one.getValue()).violations())
                .sum(),
            "violations",
            "runs " + LargeStepsizeStudy.XOR + "*, every step",
            large));
    claims.addAll(neurons(Objects.requireNonNull(results.get(LargeStepsizeStudy.NEURONS))));
    claims.add(meanRisk(results));
    return claims;
  }

  private static long steps(RunResult result) {
    return result.configuration().get("steps").longValue();
  }

  static Certificate certify(RunResult result) {
    return Certifier.certify(
        LargeStepsizeKind.problem(result.configuration()), steps(result), Double.NaN);
  }

  private static double growingShare(TwoLayerClassifier problem, long from, long until) {
    try (Dynamics<RiskState> dynamics =
        new GradientDescent().start(problem, new RandomStreams(0))) {
      dynamics.advance((double) from, Long.MAX_VALUE / 2);
      double before = margin(dynamics.state());
      long grew = 0;
      while (dynamics.steps() < until && !dynamics.status().isDiverged()) {
        dynamics.advance(dynamics.steps() + 1., 1);
        double after = margin(dynamics.state());
        grew += after >= before ? 1 : 0;
        before = after;
      }
      return grew / (double) Math.max(1, until - from);
    }
  }

  private static double margin(RiskState state) {
    return state.smallestMargin() / state.weightNorm();
  }

  /// Cai et al. 2024, figure 4.
  private static List<Claim> neurons(RunResult result) {
    TwoLayerClassifier problem = LargeStepsizeKind.problem(result.configuration());
    try (Dynamics<RiskState> dynamics =
        new GradientDescent().start(problem, new RandomStreams(0))) {
      dynamics.advance((double) steps(result), Long.MAX_VALUE / 2);
      RiskState state = dynamics.state();
      double[][] w = state.weights();
      double best = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < w.length; j++) {
        best = Math.max(best, neuronMargin(problem, j, w[j]));
      }
      String run = "run " + LargeStepsizeStudy.NEURONS + ", last step";
      return List.of(
          exact(
              "network",
              "The network separates five points with a margin",
              Relation.AT_LEAST,
              0,
              margin(state),
              "1",
              run,
              result),
          exact(
              "neurons",
              "None of its neurons does so alone",
              Relation.AT_MOST,
              0,
              best,
              "1",
              run + ", the better neuron",
              result));
    }
  }

  private static double neuronMargin(TwoLayerClassifier problem, int unit, double[] w) {
    BinaryData data = problem.data();
    Activation phi = problem.activation();
    double least = Double.POSITIVE_INFINITY;
    double square = 0;
    for (double weight : w) {
      square += weight * weight;
    }
    for (int i = 0; i < data.size(); i++) {
      double z = 0;
      for (int k = 0; k < w.length; k++) {
        z += w[k] * data.x()[i][k];
      }
      least = Math.min(least, data.y()[i] * problem.signs()[unit] * phi.value(z));
    }
    return least / Math.sqrt(square);
  }

  /// Theorem 3.2, on the data that meet all its assumptions.
  private static Claim meanRisk(Map<String, RunResult> results) {
    RunResult longest =
        Objects.requireNonNull(results.get(LargeStepsizeStudy.GROWING + 16_000));
    long violated =
        certify(longest).lemmas().stream()
            .filter(tally -> tally.name().startsWith("3.2"))
            .mapToLong(Certificate.Tally::violated)
            .sum();
    return exact(
        "mean-risk",
        "The mean risk of all steps so far stays below the bound of Theorem 3.2",
        Relation.EQUAL,
        0,
        violated,
        "violations",
        "run " + LargeStepsizeStudy.GROWING + "16000, every step",
        longest);
  }

  static Claim exact(
      String id,
      String sentence,
      Relation relation,
      double expected,
      double measured,
      String unit,
      String evidence,
      RunResult result) {
    return new Claim(
        id, sentence, relation, expected, measured, 0, unit, evidence, result.totalSeconds());
  }
}
