package dev.gradus.studies.largestep;

import dev.gradus.theory.largestep.Certificate;
import dev.gradus.theory.largestep.Diagnostics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A certificate as machine-readable output; what does not apply or did not happen is null.
final class CertificateJson {
  private CertificateJson() {}

  static Map<String, Object> of(Certificate certificate) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("R", number(certificate.constants().radius()));
    json.put("rho", number(certificate.constants().rho()));
    json.put("beta", number(certificate.constants().beta()));
    json.put("kappa", number(certificate.constants().kappa()));
    json.put("risk_threshold_eq4", number(certificate.stableRisk()));
    json.put("risk_threshold_eq5", number(certificate.marginRisk()));
    json.put("first_t_eq4", step(certificate.certifiedStableFrom()));
    json.put("first_t_eq5", step(certificate.certifiedMarginFrom()));
    json.put("stays_below_eq4_from", step(certificate.staysStableFrom()));
    json.put("stays_below_eq5_from", step(certificate.staysMarginFrom()));
    json.put("certified_stable_from", step(certificate.certifiedStableFrom()));
    json.put("observed_stable_from", certificate.observedStableFrom());
    json.put("n_increases", certificate.increases());
    json.put("last_increase_t", step(certificate.lastIncrease()));
    json.put("max_risk", number(certificate.largestRisk()));
    json.put("argmax_risk", certificate.largestRiskAt());
    json.put("first_t_all_correct", step(certificate.allCorrectFrom()));
    json.put("gamma", number(certificate.margin()));
    json.put("tau", number(certificate.phaseBound()));
    json.put("advised_stepsize", number(certificate.advisedStepsize()));
    json.put("advice_holds_from_steps", number(certificate.advisedFrom()));
    json.put("advised_stepsize_wu2024", number(certificate.wuStepsize()));
    json.put("advice_wu2024_holds_from_steps", number(certificate.wuFrom()));
    json.put("final_margin_estimate", number(certificate.finalMargin()));
    json.put("rate_1_over_t", number(certificate.rate()));
    json.put("target_risk", number(certificate.targetRisk()));
    json.put("remaining_steps", number(certificate.remainingSteps()));
    json.put("heuristics_at_end", end(certificate.end()));
    json.put("violations", certificate.violations());
    json.put("lemmas", lemmas(certificate.lemmas()));
    json.put("warnings", certificate.warnings());
    return json;
  }

  /// No theorem about networks rests on these.
  private static Map<String, @Nullable Object> end(Diagnostics end) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("cosine", number(end.cosine()));
    json.put("local_rho", number(end.localRho()));
    json.put("local_beta", number(end.localBeta()));
    json.put("local_risk_threshold_eq4", number(end.localStableRisk()));
    json.put("kkt_stationarity", number(end.stationarity()));
    json.put("kkt_slack", number(end.slack()));
    json.put("along_margin_direction", number(end.alongMargin()));
    json.put("across_margin_direction", number(end.acrossMargin()));
    return json;
  }

  private static List<Map<String, Object>> lemmas(List<Certificate.Tally> tallies) {
    return tallies.stream()
        .map(tally -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("name", tally.name());
          one.put("checked", tally.checked());
          one.put("violations", tally.violated());
          return one;
        })
        .toList();
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Long step(OptionalLong step) {
    return step.isPresent() ? step.getAsLong() : null;
  }
}
