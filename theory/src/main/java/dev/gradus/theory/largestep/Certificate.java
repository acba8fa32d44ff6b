package dev.gradus.theory.largestep;

import java.util.List;
import java.util.OptionalLong;

/// What the theorems promise of a run, and what it did.
///
/// Thresholds and bounds are NaN where a theorem does not apply; the warnings say why.
///
/// @param constants R, rho, beta, kappa
/// @param stableRisk the risk of equation 4, below which the risk falls for good
/// @param marginRisk the risk of equation 5, below which the margin grows
/// @param certifiedStableFrom first step at or below equation 4
/// @param certifiedMarginFrom first step at or below equation 5
/// @param staysStableFrom step from which the risk remains below equation 4
/// @param staysMarginFrom step from which the risk remains below equation 5
/// @param observedStableFrom step after the last increase of the risk; 0 if there was none
/// @param increases count of steps that increased the risk
/// @param lastIncrease last step from which the risk increased
/// @param largestRisk over all steps
/// @param largestRiskAt its step
/// @param allCorrectFrom first step at which every example is classified correctly
/// @param margin gamma, the largest margin of a linear classifier; 0 if there is none
/// @param phaseBound tau, by which equation 5 is met (Theorem 4.1)
/// @param advisedStepsize the stepsize for as many steps that makes the risk O(1 / T^2) (Corollary
///   4.2)
/// @param advisedFrom steps from which that advice holds
/// @param finalMargin |grad L| / L at the end, an early estimate of the limit of the margin
/// @param rate stepsize t L (|grad L| / L)^2 at the end, which tends to 1
/// @param targetRisk the risk asked for
/// @param remainingSteps how many more steps that takes, at the present rate
/// @param wuStepsize the stepsize for as many steps after Wu et al. 2024, corollary 2, for logistic
///   regression from 0
/// @param wuFrom steps from which that advice holds
/// @param end the last state by itself
/// @param lemmas how often each lemma was checked and found violated
/// @param warnings why something does not apply, one line each
public record Certificate(
    Constants constants,
    double stableRisk,
    double marginRisk,
    OptionalLong certifiedStableFrom,
    OptionalLong certifiedMarginFrom,
    OptionalLong staysStableFrom,
    OptionalLong staysMarginFrom,
    long observedStableFrom,
    long increases,
    OptionalLong lastIncrease,
    double largestRisk,
    long largestRiskAt,
    OptionalLong allCorrectFrom,
    double margin,
    double phaseBound,
    double advisedStepsize,
    double advisedFrom,
    double finalMargin,
    double rate,
    double targetRisk,
    double remainingSteps,
    double wuStepsize,
    double wuFrom,
    Diagnostics end,
    List<Tally> lemmas,
    List<String> warnings) {

  /// How often a statement was checked.
  ///
  /// @param name as in the paper, and what it says
  /// @param checked steps at which its conditions held
  /// @param violated those at which it was false by more than rounding
  public record Tally(String name, long checked, long violated) {}

  /// How many violations there were in all.
  public long violations() {
    return lemmas.stream().mapToLong(Tally::violated).sum();
  }
}
