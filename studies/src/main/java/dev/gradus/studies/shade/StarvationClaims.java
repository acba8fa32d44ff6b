package dev.gradus.studies.shade;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.studies.SeedMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the runs say, each number a mean over seeds.
final class StarvationClaims {
  private static final double SAME_LOSS = 0.1;
  private static final String CONTROL = "digits-s0.3-r0.5";
  private static final String ALIGNED = "digits-s0.3-r1.0";

  private final Map<String, RunResult> results;
  private final List<Claim> claims = new ArrayList<>();

  StarvationClaims(Map<String, RunResult> results) {
    this.results = results;
  }

  List<Claim> all() {
    Arm control = arm(CONTROL);
    Arm aligned = arm(ALIGNED);
    claim(
        "learns-shape",
        "With brightness at random, digits are told apart by shape even in conflict",
        Relation.AT_LEAST,
        0.95,
        control.last("accuracy_conflict"),
        CONTROL);
    claim(
        "ignores-shape",
        "Where brightness always goes with the class, the network is mostly wrong in conflict",
        Relation.AT_MOST,
        0.25,
        aligned.last("accuracy_conflict"),
        ALIGNED);
    claim(
        "starves-shape",
        "It also ranks neutral digits worse: shape is less learned, not only outvoted (AUC)",
        Relation.AT_LEAST,
        0.05,
        control.last("auc_neutral").minus(aligned.last("auc_neutral")),
        CONTROL + " less " + ALIGNED);
    claim(
        "same-confidence",
        "The same at equal training loss (0.1)",
        Relation.AT_LEAST,
        0.05,
        control.atLoss(SAME_LOSS, "auc_neutral").minus(aligned.atLoss(SAME_LOSS, "auc_neutral")),
        CONTROL + " less " + ALIGNED);
    claim(
        "apart-does-not-starve",
        "Brightness on other images than shape does not starve shape (neutral AUC)",
        Relation.AT_LEAST,
        0.95,
        arm(ALIGNED + "-apart").last("auc_neutral"),
        ALIGNED + "-apart");
    claim(
        "counterexamples-rescue",
        "One counterexample in ten rescues shape (neutral AUC)",
        Relation.AT_LEAST,
        0.98,
        arm("digits-s0.3-r0.9").last("auc_neutral"),
        "digits-s0.3-r0.9");
    claim(
        "decoupling-helps",
        "A penalty on the logits (spectral decoupling) brings shape back in part (neutral AUC)",
        Relation.AT_LEAST,
        0.03,
        arm(ALIGNED + "-penalised").last("auc_neutral").minus(aligned.last("auc_neutral")),
        ALIGNED + "-penalised less " + ALIGNED);
    Arm strong = arm("digits-s0.6-r1.0");
    claim(
        "salience",
        "A stronger shade starves shape altogether: neutral digits are ranked by chance (|AUC - 1/2|)",
        Relation.AT_MOST,
        0.15,
        strong.mean(seed -> Math.abs(seed.column("auc_neutral")[seed.size() - 1] - 0.5)),
        "digits-s0.6-r1.0");
    claim(
        "starved-in-the-representation",
        "A last layer retrained on it does no better than one on random features (conflict accuracy)",
        Relation.AT_MOST,
        0.02,
        strong.mean(seed -> {
          double[] retrained = seed.column("retrained_conflict");
          return retrained[seed.size() - 1] - retrained[0];
        }),
        "digits-s0.6-r1.0, last less first observation");
    if (results.containsKey("pets-natural")) {
      pets("pets", "an MLP", 0.35);
      pets("conv", "a convolutional network", 0.2);
    }
    return claims;
  }

  private void pets(String prefix, String who, double least) {
    claim(
        prefix + "-natural",
        "Of dark cats and light dogs, " + who + " learns brightness: conflict less control",
        Relation.AT_LEAST,
        least,
        arm(prefix + "-random")
            .last("accuracy_conflict")
            .minus(arm(prefix + "-natural").last("accuracy_conflict")),
        prefix + "-random less " + prefix + "-natural");
    claim(
        prefix + "-shaded",
        "Shaded cats and dogs, rho = 1 against 0.5: " + who + " ranks neutral ones worse (AUC)",
        Relation.AT_LEAST,
        0.03,
        arm(prefix + "-s0.3-r0.5")
            .last("auc_neutral")
            .minus(arm(prefix + "-s0.3-r1.0").last("auc_neutral")),
        prefix + "-s0.3-r0.5 less " + prefix + "-s0.3-r1.0");
  }

  private Arm arm(String run) {
    return Arm.of(Objects.requireNonNull(results.get(run), run));
  }

  private void claim(
      String id, String sentence, Relation relation, double bound, SeedMean measured, String runs) {
    // Runs of one claim have the same seeds; its name begins with the first of them.
    Arm first = arm(runs.split("[ ,]", 2)[0]);
    claims.add(
        new Claim(
            id,
            sentence,
            relation,
            bound,
            measured.value(),
            measured.error(),
            "1",
            runs + ", " + first.seeds().size() + " seeds, end of training",
            first.seconds()));
  }
}
