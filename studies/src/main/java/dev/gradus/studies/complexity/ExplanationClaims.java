package dev.gradus.studies.complexity;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.studies.SeedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What one run of a network with simpler references says: linear first, then more, and what is
/// kept.
///
/// *Early* is the first observation at which the network knows half of what the linear model knows;
/// *T0* the first at which it is right as often; *late* the last. All seeds are judged on the same
/// test set, so their mean is given the error of a single one, with the spread between seeds added:
/// too large rather than too small.
final class ExplanationClaims {
  private static final double EARLY = 0.5;
  private static final double MOST = 0.8;
  private static final double NEARLY_ALL = 0.95;

  private final List<Trajectory> seeds;
  private final String prefix;
  private final String about;
  private final String evidence;
  private final double seconds;
  private final int late;
  private final List<Claim> claims = new ArrayList<>();

  private ExplanationClaims(RunResult result, String prefix, String about) {
    seeds = result.trajectories();
    this.prefix = prefix;
    this.about = about;
    int count = seeds.size();
    evidence = count + (count == 1 ? " seed" : " seeds") + ", ";
    seconds = result.totalSeconds();
    late = seeds.getFirst().size() - 1;
  }

  /// @param prefix of the claims' names, such as `mnist-cnn-`
  /// @param about what begins each sentence, such as `MNIST, CNN: `; may be empty
  static List<Claim> ofImages(RunResult result, String prefix, String about) {
    ExplanationClaims all = new ExplanationClaims(result, prefix, about);
    all.linearFirst();
    if (result.configuration().has("training-examples")) {
      all.fitted();
    }
    all.retained();
    all.growing();
    return all.claims;
  }

  /// Of a network that is trained on noisy labels until it has learnt all of them.
  static List<Claim> ofNoise(RunResult result) {
    ExplanationClaims all = new ExplanationClaims(result, "disk-", "Disk with 10 % wrong labels: ");
    all.kept();
    return all.claims;
  }

  private void linearFirst() {
    int early = early();
    claim(
        "linear-first",
        "Early in training, a linear model explains more than four fifths of what the network knows",
        MOST,
        mean("explained_fraction", early),
        onTestSet(early));
    claim(
        "then-more",
        "Later, the linear model explains less than four fifths",
        Relation.AT_MOST,
        MOST,
        mean("explained_fraction", late),
        onTestSet(late));
    claim(
        "better-than-linear",
        "By then, the network is right more often than the linear model",
        0,
        mean("accuracy_gain", late),
        onTestSet(late));
  }

  /// Zero training error, or what is left of it after the last noisy steps.
  private void fitted() {
    claim(
        "fitted",
        "In the end the network is right on all of the training set, but for two in a thousand at"
            + " most",
        0.998,
        mean("accuracy_train", late),
        "training set, step " + step(late));
  }

  private void retained() {
    int start = asGoodAsLinear();
    claim(
        "mu-retained",
        "What the linear model explains (mu) has not fallen below four fifths of what it was when"
            + " the network was first as accurate",
        MOST,
        mean("mu", late).over(mean("mu", start)),
        onTestSet(start) + " against " + step(late));
    claim(
        "retained-beyond-chance",
        "That is not forced by accuracy alone: the retention index rho is above one half (1: as much"
            + " as the confusion tables allow, 0: independent errors)",
        EARLY,
        mean("retention", late),
        onTestSet(late));
  }

  private void growing() {
    int references = references();
    if (references == 1) {
      return;
    }
    SeedMean least = new SeedMean(Double.POSITIVE_INFINITY, 0);
    for (int i = 2; i <= references; i++) {
      SeedMean gain =
          mean("i_model_label_given_by" + number(i - 1), late)
              .minus(mean("i_model_label_given_by" + number(i), late));
      least = gain.value() < least.value() ? gain : least;
    }
    claim(
        "ladder",
        "In the end, each more complex reference leaves less of the network's information"
            + " unexplained (smallest of the "
            + (references - 1)
            + " gains, bits)",
        0,
        least,
        onTestSet(late));
  }

  private void kept() {
    int start = asGoodAsLinear();
    fitted();
    SeedMean before = mean("retention", start);
    SeedMean after = mean("retention", late);
    claim(
        "linear-first",
        "When the network is first as accurate as the linear model, they overlap nearly as far as"
            + " the confusion tables allow (rho)",
        NEARLY_ALL,
        before,
        onTestSet(start));
    claim(
        "retention-falls",
        "Fitting the noise costs most of the linear part: rho falls by more than a half",
        0.5,
        before.minus(after),
        onTestSet(start) + " against " + step(late));
    claim(
        "mu-is-partly-forced",
        "A flat mu says little: more of mu is left than of rho, since mu is partly forced by accuracy",
        0,
        mean("mu", late).over(mean("mu", start)).minus(after.over(before)),
        onTestSet(start) + " against " + step(late));
  }

  private void claim(String id, String sentence, double least, SeedMean measured, String at) {
    claim(id, sentence, Relation.AT_LEAST, least, measured, at);
  }

  private void claim(
      String id,
      String sentence,
      Relation relation,
      double expected,
      SeedMean measured,
      String at) {
    claims.add(
        new Claim(
            prefix + id,
            about.isEmpty() ? sentence : about + lowerCase(sentence),
            relation,
            expected,
            measured.value(),
            measured.error(),
            id.equals("ladder") ? "bits" : "1",
            evidence + at,
            seconds));
  }

  private static String lowerCase(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private int early() {
    return first(row -> mean("i_model_label", row).value() >= EARLY * byLabel(row));
  }

  private double byLabel(int row) {
    return mean("i_by_label", row).value();
  }

  private int asGoodAsLinear() {
    return first(row -> mean("accuracy_test", row).value() >= mean("accuracy_by", row).value());
  }

  /// The first row of which this is true; the last if of none.
  private int first(java.util.function.IntPredicate isTrue) {
    return IntStream.range(0, late).filter(isTrue).findFirst().orElse(late);
  }

  /// How many references the run has.
  private int references() {
    int count = 1;
    while (seeds.getFirst().indexOf("mu" + (count + 1)) >= 0) {
      count++;
    }
    return count;
  }

  private static String number(int reference) {
    return reference == 1 ? "" : Integer.toString(reference);
  }

  private String onTestSet(int row) {
    return "test set, step " + step(row);
  }

  private String step(int row) {
    return Long.toString((long) seeds.getFirst().column("t")[row]);
  }

  /// With the error over test examples, where there is one, and the spread between seeds.
  private SeedMean mean(String column, int row) {
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
    return new SeedMean(mean, Math.sqrt(own + spread));
  }
}
