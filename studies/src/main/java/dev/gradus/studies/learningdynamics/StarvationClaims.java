package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.theory.modes.Features;
import dev.gradus.theory.modes.Starvation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is claimed of a rare feature beside a frequent one.
final class StarvationClaims {
  static final double[] SHARES = {0.1, 0.3, 0.5};
  static final String SALIENT = "starvation-salient";

  /// Networks by share, seed and arrangement; claims and figures ask for the same.
  private static final Map<String, RandomNetworks> TRAINED = new ConcurrentHashMap<>();

  private StarvationClaims() {}

  static String run(double share) {
    return "starvation-" + share;
  }

  static List<Claim> of(Map<String, RunResult> results) {
    RunResult rare = ModeClaims.run(results, run(0.1));
    Starvation problem = StarvationKind.problem(rare.configuration());
    RandomNetworks together = trained(rare, 0.1, true);
    RandomNetworks apart = trained(rare, 0.1, false);
    RandomNetworks often = trained(rare, 0.5, true);
    double bound = 0.1 * RandomNetworks.LEARNT;
    RandomNetworks salient = trained(rare, 0.1, true, 3);
    String seeds = "%d random networks of 50 units".formatted(RandomNetworks.SEEDS);
    return List.of(
        ModeClaims.claim(
            "starvation",
            "Once the frequent feature is learnt to confidence 0.99, one on 10 % of the class, always"
                + " beside it, has the margin that the closed system says",
            Relation.EQUAL,
            rareMargin(problem),
            together.mean(),
            together.standardError(),
            seeds + ", margin of the rare feature alone",
            rare),
        ModeClaims.claim(
            "starvation-bound",
            "Proposition B: that is below lambda (r2/r1)^2 times the frequent margin",
            Relation.AT_MOST,
            bound,
            together.mean(),
            together.standardError(),
            seeds,
            rare),
        ModeClaims.claim(
            "starvation-control",
            "The same feature, as rare, on inputs of its own is learnt far beyond that bound",
            Relation.AT_LEAST,
            bound,
            apart.mean(),
            apart.standardError(),
            seeds + ", disjoint control",
            rare),
        ModeClaims.claim(
            "starvation-at-30",
            "A feature on 30 % of the class has the margin that the closed system says, too",
            Relation.EQUAL,
            rareMargin(StarvationKind.problem(ModeClaims.run(results, run(0.3)).configuration())),
            trained(rare, 0.3, true).mean(),
            trained(rare, 0.3, true).standardError(),
            seeds,
            rare),
        ModeClaims.claim(
            "starvation-by-frequency",
            "A feature on 50 % of the class starves less, by the factor that theory gives",
            Relation.EQUAL,
            rareMargin(StarvationKind.problem(ModeClaims.run(results, run(0.5)).configuration()))
                / rareMargin(problem),
            often.mean() / together.mean(),
            ratioError(often, together),
            seeds + " each, rare margins at confidence 0.99 in the frequent feature",
            rare),
        ModeClaims.claim(
            "starvation-by-salience",
            "A rare feature of three times the norm starves less, by the factor that theory gives",
            Relation.EQUAL,
            rareMargin(StarvationKind.problem(ModeClaims.run(results, SALIENT).configuration()))
                / rareMargin(problem),
            salient.mean() / together.mean(),
            ratioError(salient, together),
            seeds + " each, rare margins at confidence 0.99 in the frequent feature",
            rare));
  }

  private static double ratioError(RandomNetworks one, RandomNetworks other) {
    return one.mean()
        / other.mean()
        * Math.hypot(one.standardError() / one.mean(), other.standardError() / other.mean());
  }

  private static RandomNetworks trained(RunResult run, double lambda, boolean together) {
    return trained(run, lambda, together, 1);
  }

  private static RandomNetworks trained(
      RunResult run, double lambda, boolean together, double norm) {
    long seed = run.configuration().get("seed").longValue();
    return TRAINED.computeIfAbsent(
        "%s %s %s %d".formatted(lambda, together, norm, seed),
        key -> RandomNetworks.train(lambda, together, norm, seed));
  }

  private static double rareMargin(Starvation problem) {
    return rareMargin(problem, problem.cooccurring());
  }

  private static double rareMargin(Starvation problem, Features arrangement) {
    return problem.whenReached(arrangement, 0, RandomNetworks.LEARNT).rare();
  }

  static List<Picture> figures(Map<String, RunResult> results) {
    return List.of(overTime(results), overShares(results));
  }

  private static Figure overTime(Map<String, RunResult> results) {
    List<Series> series = new ArrayList<>();
    for (double share : new double[] {0.1, 0.5}) {
      Trajectory one = ModeClaims.run(results, run(share)).trajectories().getFirst();
      String name = " on %.0f %% of the class".formatted(100 * share);
      series.add(Series.line("together," + name, Kind.THEORY, one.column("t"), one.column("f2")));
      series.add(
          Series.line(
              "apart (control)," + name, Kind.THEORY, one.column("t"), one.column("f2_control")));
    }
    return new Figure(
        "starvation",
        "Gradient starvation and its control",
        "Margin of the rare feature alone. Beside the frequent feature it starves; on inputs of its"
            + " own the same feature, as rare, is learnt.",
        StarvationKind.WORDS.axis("t", true),
        StarvationKind.WORDS.axis("f2", false),
        series);
  }

  private static Figure overShares(Map<String, RunResult> results) {
    RunResult run = ModeClaims.run(results, run(0.1));
    double[] shares = new double[30];
    Arrays.setAll(shares, i -> 0.02 + 0.93 * i / (shares.length - 1));
    List<Series> series = new ArrayList<>();
    series.add(
        Series.line(
            "together, theory",
            Kind.THEORY,
            shares,
            Arrays.stream(shares).map(share -> rareMargin(problem(run, share))).toArray()));
    series.add(
        Series.line(
            "bound of Proposition B",
            Kind.THEORY,
            shares,
            Arrays.stream(shares).map(share -> share * RandomNetworks.LEARNT).toArray()));
    series.add(measured(run, true, "together, networks"));
    series.add(measured(run, false, "apart (control), networks"));
    return new Figure(
        "starvation-shares",
        "What is known of the rare feature",
        "Margin of the rare feature when the frequent one is at confidence 0.99 (margin 4.6), over"
            + " how often it comes. Points: networks of 50 units from small random weights.",
        StarvationKind.WORDS.axis("lambda", false),
        StarvationKind.WORDS.axis("f2", false),
        series);
  }

  private static Starvation problem(RunResult run, double lambda) {
    return StarvationKind.problem(run.configuration().deepCopy().put("lambda", lambda));
  }

  private static Series measured(RunResult run, boolean together, String name) {
    RandomNetworks[] all =
        Arrays.stream(SHARES)
            .mapToObj(share -> trained(run, share, together))
            .toArray(RandomNetworks[]::new);
    return new Series(
        name,
        Kind.MEASURED,
        SHARES,
        Arrays.stream(all).mapToDouble(RandomNetworks::mean).toArray(),
        Arrays.stream(all).mapToDouble(one -> one.mean() - 2 * one.standardError()).toArray(),
        Arrays.stream(all).mapToDouble(one -> one.mean() + 2 * one.standardError()).toArray(),
        "2 standard errors of %d seeds".formatted(RandomNetworks.SEEDS));
  }
}
