package dev.gradus.studies.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.theory.largestep.Certificate;
import dev.gradus.theory.largestep.Certifier;
import dev.gradus.theory.largestep.GradientDescent;
import dev.gradus.theory.largestep.RiskState;
import dev.gradus.theory.largestep.TwoLayerClassifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ObjectNode;

/// Two phases, and what holds in each. The steps are repeated, so that every single one is looked
/// at, and so are the draws of the initial weights.
final class PhaseClaims {
  private static final int DRAWS = 8;

  private PhaseClaims() {}

  /// One draw of the initial weights.
  ///
  /// @param half stepsize x step x risk x (gradient norm / risk)^2 after half of the steps
  /// @param end the same after all
  private record Draw(Certificate certificate, double half, double end) {
    static Draw of(ObjectNode configuration) {
      TwoLayerClassifier problem = LargeStepsizeKind.problem(configuration);
      long steps = configuration.get("steps").longValue();
      Certificate certificate = Certifier.certify(problem, steps, Double.NaN);
      try (Dynamics<RiskState> dynamics =
          new GradientDescent().start(problem, new RandomStreams(0))) {
        dynamics.advance(0.5 * steps, Long.MAX_VALUE / 2);
        double half = perStep(dynamics);
        dynamics.advance((double) steps, Long.MAX_VALUE / 2);
        return new Draw(certificate, half, perStep(dynamics));
      }
    }

    private static double perStep(Dynamics<RiskState> dynamics) {
      RiskState state = dynamics.state();
      return state.stepsize()
          * dynamics.time()
          * state.gradientNorm()
          * (state.gradientNorm() / state.risk());
    }

    double observedOverCertified() {
      return certificate.observedStableFrom()
          / (double) certificate.certifiedStableFrom().orElse(0);
    }
  }

  static List<Claim> of(Map<String, RunResult> results) {
    RunResult large = Objects.requireNonNull(results.get(LargeStepsizeStudy.LARGE));
    List<Draw> draws =
        seeds(large.configuration()).mapToObj(seed -> Draw.of(with(large, seed))).toList();
    String evidence =
        "run %s, every step, %d draws of the initial weights"
            .formatted(LargeStepsizeStudy.LARGE, DRAWS);
    return List.of(
        Means.claim(
            "second-phase",
            "Once the risk is below the threshold of equation 4 it never rises again",
            Relation.AT_MOST,
            1,
            draws.stream().mapToDouble(Draw::observedOverCertified).toArray(),
            "1",
            evidence
                + "; step of the last rise over first step below the threshold; before, it rose at"
                + " %.3g steps"
                    .formatted(
                        draws.stream()
                            .mapToDouble(draw -> draw.certificate().increases())
                            .average()
                            .orElseThrow()),
            large),
        wholeStepsize(draws, evidence, large),
        violations(
            "corrected-margin",
            "Below the threshold of equation 5 its corrected form gamma^c grows at every step",
            draws.stream().map(Draw::certificate).toList(),
            "2.2 gamma^c grows",
            LargeStepsizeStudy.LARGE,
            large),
        violations(
            "lemmas",
            "Every lemma holds at every step where its conditions do",
            draws.stream().map(Draw::certificate).toList(),
            "",
            LargeStepsizeStudy.LARGE,
            large),
        meanRisk(results));
  }

  private static LongStream seeds(ObjectNode configuration) {
    long first = configuration.get("seed").longValue();
    return LongStream.range(first, first + DRAWS);
  }

  private static ObjectNode with(RunResult result, long seed) {
    ObjectNode copy = result.configuration().deepCopy();
    copy.remove("initial-sha256");
    return copy.put("seed", seed);
  }

  static Certificate certify(RunResult result) {
    return Certifier.certify(
        LargeStepsizeKind.problem(result.configuration()),
        result.configuration().get("steps").longValue(),
        Double.NaN);
  }

  /// The risk falls like 1 / (stepsize x step x margin^2), the margin being the limit of gradient
  /// over risk: derived in docs/notes/large-stepsize.md. The limit is approached like log(t) / t.
  private static Claim wholeStepsize(List<Draw> draws, String evidence, RunResult large) {
    Claim end =
        Means.claim(
            "whole-stepsize",
            "A large stepsize pays in full: the risk ends at 1 / (stepsize x steps x m^2); m is"
                + " gradient norm / risk, which becomes the margin",
            Relation.EQUAL,
            1,
            draws.stream().mapToDouble(Draw::end).toArray(),
            "1",
            evidence
                + ", stepsize x steps x risk x m^2; standard error: over draws, and the change"
                + " since half of the steps",
            large);
    double since = draws.stream().mapToDouble(draw -> draw.end - draw.half).average().orElseThrow();
    return new Claim(
        end.id(),
        end.sentence(),
        end.relation(),
        end.expected(),
        end.measured(),
        Math.hypot(end.standardError(), since),
        end.unit(),
        end.evidence(),
        end.seconds());
  }

  static double margin(RiskState state) {
    return state.smallestMargin() / state.weightNorm();
  }

  /// Theorem 3.2, on the data and the activations that meet all its assumptions.
  private static Claim meanRisk(Map<String, RunResult> results) {
    List<RunResult> growing =
        results.entrySet().stream()
            .filter(one -> one.getKey().contains(LargeStepsizeStudy.GROWING))
            .map(Map.Entry::getValue)
            .toList();
    return violations(
        "mean-risk",
        "The mean risk of all steps so far stays below the bound of Theorem 3.2",
        growing.stream().map(PhaseClaims::certify).toList(),
        "3.2",
        "*" + LargeStepsizeStudy.GROWING + "*",
        growing.getLast());
  }

  /// Counts violations of the lemmas whose names start so.
  static Claim violations(
      String id,
      String sentence,
      List<Certificate> certificates,
      String prefix,
      String runs,
      RunResult result) {
    List<Certificate.Tally> tallies =
        certificates.stream()
            .flatMap(one -> one.lemmas().stream())
            .filter(tally -> tally.name().startsWith(prefix))
            .toList();
    long checks = tallies.stream().mapToLong(Certificate.Tally::checked).sum();
    return Means.claim(
        id,
        sentence,
        Relation.EQUAL,
        0,
        // Without a check, nothing was found.
        new double[] {
          checks == 0 ? Double.NaN : tallies.stream().mapToLong(Certificate.Tally::violated).sum()
        },
        "violations",
        "runs %s, %,d checks".formatted(runs, checks),
        result);
  }
}
