package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.theory.modes.Starvation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is claimed of a rare feature beside a frequent one.
final class StarvationClaims {
  static final double[] SHARES = {0.1, 0.5};
  static final String SALIENT = "starvation-salient";
  private static final double LEARNT = Math.log(99);

  private StarvationClaims() {}

  static String run(double share) {
    return "starvation-" + share;
  }

  static List<Claim> of(Map<String, RunResult> results) {
    RunResult rare = ModeClaims.run(results, run(0.1));
    Starvation problem = StarvationKind.problem(rare.configuration());
    double together = problem.whenReached(problem.cooccurring(), 1, 1).time();
    double apart = problem.whenReached(problem.disjoint(), 1, 1).time();
    double worst = 0;
    for (double share : SHARES) {
      worst = Math.max(worst, ratio(ModeClaims.run(results, run(share))));
    }
    worst = Math.max(worst, ratio(ModeClaims.run(results, SALIENT)));
    return List.of(
        claim(
            "starvation",
            "A feature on 10 % of a class, always beside the frequent one, takes over 1000 times as"
                + " long to margin 1 as on inputs of its own",
            Relation.AT_LEAST,
            1000,
            together / apart,
            "run %s and its control".formatted(run(0.1)),
            rare),
        claim(
            "proposition-b",
            "Proposition B: the rare margin never exceeds lambda (r2/r1)^2 times the frequent one",
            Relation.AT_MOST,
            1 + 1e-9,
            worst,
            "all runs starvation-*, largest f2 over its bound",
            rare),
        claim(
            "starvation-by-frequency",
            "The more often the second feature comes, the less it starves: its margin at confidence"
                + " 0.99 in the first, at 50 % over that at 10 %",
            Relation.AT_LEAST,
            1,
            rareMargin(ModeClaims.run(results, run(0.5))) / rareMargin(rare),
            "closed system, lambda 0.5 and 0.1",
            rare),
        claim(
            "starvation-by-salience",
            "A rare feature of three times the norm is not starved: its margin at confidence 0.99 in"
                + " the frequent one, over that of equal norm",
            Relation.AT_LEAST,
            3,
            rareMargin(ModeClaims.run(results, SALIENT)) / rareMargin(rare),
            "closed system, lambda 0.1, norms 1 and 3",
            rare));
  }

  private static Claim claim(
      String id,
      String sentence,
      Relation relation,
      double expected,
      double measured,
      String evidence,
      RunResult run) {
    return new Claim(
        id, sentence, relation, expected, measured, 0, "1", evidence, run.totalSeconds());
  }

  private static double ratio(RunResult result) {
    Trajectory one = result.trajectories().getFirst();
    double largest = 0;
    for (int i = 0; i < one.size(); i++) {
      largest = Math.max(largest, one.column("f2")[i] / one.column("bound")[i]);
    }
    return largest;
  }

  private static double rareMargin(RunResult result) {
    Starvation problem = StarvationKind.problem(result.configuration());
    return problem.whenReached(problem.cooccurring(), 0, LEARNT).rare();
  }

  static Figure figure(Map<String, RunResult> results) {
    List<Series> series = new ArrayList<>();
    for (double share : SHARES) {
      Trajectory one = ModeClaims.run(results, run(share)).trajectories().getFirst();
      String name = " on %.0f %% of the class".formatted(100 * share);
      series.add(
          Series.line("together," + name, Kind.THEORY, one.column("t"), one.column("f2")));
      series.add(
          Series.line(
              "apart (control)," + name, Kind.THEORY, one.column("t"), one.column("f2_control")));
    }
    return new Figure(
        "starvation",
        "Gradient starvation and its control",
        "Margin of the rare feature alone. Beside the frequent feature it starves; on inputs of its"
            + " own the same feature, as rare, is learnt.",
        new Axis("training time", "stepsize x steps", true),
        new Axis("margin of the rare feature", "1", false),
        series);
  }
}
