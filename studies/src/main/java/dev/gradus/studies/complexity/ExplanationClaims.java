package dev.gradus.studies.complexity;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import java.util.Arrays;
import java.util.List;

/// Linear first, then more: the claims on one run of a network with a linear reference.
///
/// *Early* is the first observation at which the network knows half of what the linear model knows;
/// *late* is the last. All seeds are judged on the same test set, so their mean is given the error
/// of a single one, with the spread between seeds added: too large rather than too small.
final class ExplanationClaims {
  private static final double EARLY = 0.5;
  private static final double MOST = 0.8;

  private final List<Trajectory> seeds;
  private final String evidence;
  private final double seconds;

  private ExplanationClaims(RunResult result) {
    seeds = result.trajectories();
    evidence = seeds.size() + " seeds, test set, step ";
    seconds = result.totalSeconds();
  }

  static List<Claim> of(RunResult result) {
    return new ExplanationClaims(result).all();
  }

  private List<Claim> all() {
    int early = early();
    int late = seeds.getFirst().size() - 1;
    Mean before = mean("explained_fraction", early);
    Mean after = mean("explained_fraction", late);
    Mean gain = mean("accuracy_gain", late);
    return List.of(
        new Claim(
            "linear-first",
            "Early in training, a linear model explains more than four fifths of what the network knows",
            Relation.AT_LEAST,
            MOST,
            before.value(),
            before.error(),
            "1",
            evidence + step(early),
            seconds),
        new Claim(
            "then-more",
            "Later, the share of the network's information that a linear model explains is smaller",
            Relation.AT_LEAST,
            0,
            before.value() - after.value(),
            Math.hypot(before.error(), after.error()),
            "1",
            evidence + step(early) + " against " + step(late),
            seconds),
        new Claim(
            "better-than-linear",
            "By then, the network is right more often than the linear model",
            Relation.AT_LEAST,
            0,
            gain.value(),
            gain.error(),
            "1",
            evidence + step(late),
            seconds));
  }

  private int early() {
    for (int row = 0; row < seeds.getFirst().size(); row++) {
      if (mean("i_model_label", row).value() >= EARLY * mean("i_by_label", row).value()) {
        return row;
      }
    }
    return 0;
  }

  private String step(int row) {
    return Long.toString((long) seeds.getFirst().column("t")[row]);
  }

  private record Mean(double value, double error) {}

  private Mean mean(String column, int row) {
    double[] values = seeds.stream().mapToDouble(one -> one.column(column)[row]).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double spread =
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum()
            / Math.max(1, values.length - 1)
            / values.length;
    boolean hasError = seeds.getFirst().indexOf(column + "_se") >= 0;
    double own =
        hasError
            ? seeds.stream()
                .mapToDouble(one -> one.column(column + "_se")[row])
                .map(se -> se * se)
                .average()
                .orElseThrow()
            : 0;
    return new Mean(mean, Math.sqrt(own + spread));
  }
}
