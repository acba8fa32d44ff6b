package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.ModeSolution;
import dev.gradus.theory.modes.VectorNetwork;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is claimed of single classes: the closed form against gradient descent on the network.
/// Nothing here is random. The standard errors are those of discretisation: a third of what changes
/// when the stepsize is four times as large, for an error of first order, and the spacing of the
/// observations.
final class ModeClaims {
  private static final double NEAR = Math.log(99);
  private static final double HALFWAY = Math.log(9);

  private final Map<String, RunResult> results;

  private ModeClaims(Map<String, RunResult> results) {
    this.results = results;
  }

  static List<Claim> of(Map<String, RunResult> results) {
    return new ModeClaims(results).all();
  }

  private List<Claim> all() {
    RunResult sigmoid = fine("sigmoid");
    RunResult convex = fine("convex");
    Descended slow = Descended.of(sigmoid);
    ModeSolution theory = theory(sigmoid);
    double coarse = Descended.of(run(results, "sigmoid")).distance(theory);
    int steepest = slow.steepest();
    double[] errors = slow.errors();
    return List.of(
        claim(
            "descent-approaches-theory",
            "Gradient descent approaches the closed form in first order of the stepsize: at a quarter"
                + " of it the largest difference of the margins is a quarter",
            Relation.EQUAL,
            4,
            coarse / slow.distance(theory),
            2 * run(results, "sigmoid").configuration().get("stepsize").doubleValue(),
            "runs sigmoid and sigmoid-fine; standard error: the second order",
            sigmoid),
        claim(
            "sigmoidal-error",
            "From a small start the error falls fastest not at once but at a value that theory gives",
            Relation.EQUAL,
            theory.inflections().getLast().error(),
            0.5 * (errors[steepest - 1] + errors[steepest]),
            0.5 * (errors[steepest - 1] - errors[steepest]),
            "run sigmoid-fine, steepest stretch of the error; standard error: half its height",
            sigmoid),
        claim(
            "not-always-sigmoidal",
            "Beyond r C = 0.585 the error curve has no inflection",
            Relation.EQUAL,
            theory(convex).inflections().size(),
            Descended.of(convex).inflections(),
            0,
            "run convex-fine, r C = 0.715; counted on the curve of gradient descent (from the small"
                + " start there: %d)".formatted(slow.inflections()),
            convex),
        claim(
            "independent-modes",
            "Proposition A: leaving out one class does not change what the network computes on the"
                + " other, not by one bit",
            Relation.EQUAL,
            0,
            influence(),
            0,
            "two orthogonal classes, 4 units, 2000 steps with and without the second class",
            sigmoid),
        death(),
        ratio(
            "frequency",
            "A class that is a fifth as frequent takes five times as long to confidence 0.99: t* is"
                + " proportional to 1/p",
            "rare",
            NEAR),
        ratio(
            "norm",
            "Inputs of twice the norm are learnt in less than half of the time, at the ratio of the"
                + " closed form",
            "large-inputs",
            NEAR),
        finish(),
        ratio(
            "depth-helps-the-tail",
            "Four layers reach confidence 0.99 before two do",
            "deep",
            NEAR),
        ratio(
            "depth-lengthens-the-plateau",
            "Four layers reach confidence 0.9 after two do",
            "deep",
            HALFWAY));
  }

  private Claim death() {
    RunResult run = fine("dying");
    Descended descent = Descended.of(run);
    int at = descent.death();
    double[] times = descent.times();
    return claim(
        "failing-start",
        "A unit with z < -a dies, at the time that theory says, and its class is never learnt",
        Relation.EQUAL,
        theory(run).deaths().getFirst().time(),
        at == 0 ? Double.POSITIVE_INFINITY : 0.5 * (times[at - 1] + times[at]),
        at == 0 ? 0 : 0.5 * (times[at] - times[at - 1]) + descent.stepsize(),
        "run dying-fine, a = 0.3, z = -0.5; last margin "
            + descent.margins()[descent.margins().length - 1],
        run);
  }

  private Claim finish() {
    RunResult run = fine("hinge");
    Descended descent = Descended.of(run);
    double[] margins = descent.margins();
    int at = 0;
    while (at < margins.length - 1 && margins[at] < 1) {
      at++;
    }
    double[] times = descent.times();
    boolean still = margins[margins.length - 1] == margins[at];
    return claim(
        "hinge-finishes",
        "Under the hinge loss learning ends in finite time, and for ever",
        Relation.EQUAL,
        theory(run).finishTime(),
        still ? 0.5 * (times[at - 1] + times[at]) : Double.POSITIVE_INFINITY,
        0.5 * (times[at] - times[at - 1]) + descent.stepsize(),
        "run hinge-fine, first observation at margin 1, after which no bit changes",
        run);
  }

  /// The time of a run to a margin over that of the run `sigmoid`.
  private Claim ratio(String id, String sentence, String name, double margin) {
    double expected = time(name, margin) / time("sigmoid", margin);
    double other = Descended.of(fine(name)).timeOf(margin);
    double base = Descended.of(fine("sigmoid")).timeOf(margin);
    double measured = other / base;
    double error = measured * (error(name, margin) / other + error("sigmoid", margin) / base);
    return claim(
        id,
        sentence,
        Relation.EQUAL,
        expected,
        measured,
        error,
        "runs %s-fine and sigmoid-fine, times to margin %.3g".formatted(name, margin),
        fine(name));
  }

  private double time(String name, double margin) {
    return theory(fine(name)).timeTo(1 / (1 + Math.exp(margin)));
  }

  private double error(String name, double margin) {
    double fine = Descended.of(fine(name)).timeOf(margin);
    double coarse = Descended.of(run(results, name)).timeOf(margin);
    double spacing = Math.log(1000) / 160;
    return Math.abs(coarse - fine) / 3 + fine * spacing * spacing / 8;
  }

  private RunResult fine(String name) {
    return run(results, LearningDynamicsStudy.fine(name));
  }

  private static ModeSolution theory(RunResult result) {
    return ModeSolution.of(ModesKind.problem(result.configuration()));
  }

  static RunResult run(Map<String, RunResult> results, String name) {
    return Objects.requireNonNull(results.get(name), name);
  }

  static Trajectory method(RunResult result, String name) {
    return result.trajectories().stream()
        .filter(one -> one.method().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Claim claim(
      String id,
      String sentence,
      Relation relation,
      double expected,
      double measured,
      double error,
      String evidence,
      RunResult run) {
    return new Claim(
        id, sentence, relation, expected, measured, error, "1", evidence, run.totalSeconds());
  }

  /// The difference on class 1 that class 2 makes, over 2000 steps.
  private static double influence() {
    double[] x = {1, 0};
    VectorNetwork both = network(1);
    VectorNetwork alone = network(0);
    double largest = 0;
    for (int step = 0; step < 2000; step++) {
      both.step(0.02);
      alone.step(0.02);
      largest = Math.max(largest, Math.abs(both.output(x) - alone.output(x)));
    }
    return largest;
  }

  private static VectorNetwork network(double second) {
    return new VectorNetwork(
        new double[][] {{0.1, -0.3}, {0.15, -0.1}, {-0.2, 0.1}, {-0.1, 0.2}},
        new double[] {0.2, 0.05, -0.1, -0.05},
        new double[][] {{1, 0}, {0, 2}},
        new double[] {1, -1},
        new double[] {0.75, 0.25 * second},
        Drive.logistic());
  }
}
