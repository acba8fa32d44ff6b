package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.theory.modes.ConfidenceTime;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.ModeProblem;
import dev.gradus.theory.modes.ModeSolution;
import dev.gradus.theory.modes.VectorNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is claimed of single classes. Nothing here is random: standard errors are the discretisation
/// that gradient descent brings, or 0.
final class ModeClaims {
  private static final double FREQUENCY = 0.5;

  private ModeClaims() {}

  static List<Claim> of(Map<String, RunResult> results) {
    RunResult coarse = run(results, "sigmoid");
    RunResult fine = run(results, "sigmoid-fine");
    RunResult convex = run(results, "convex");
    RunResult dying = run(results, "dying");
    RunResult hinge = run(results, "hinge");
    Trajectory frozen = method(hinge, "gd");
    double overshoot = 2 * hinge.configuration().get("stepsize").doubleValue();
    return List.of(
        claim(
            "descent-approaches-theory",
            "Gradient descent approaches the closed form in first order of the stepsize: the largest"
                + " difference of the margins falls fourfold",
            Relation.EQUAL,
            4,
            distance(coarse) / distance(fine),
            0.2,
            "runs sigmoid and sigmoid-fine, stepsizes 4 to 1",
            coarse),
        claim(
            "sigmoidal-error",
            "From a small start the error of gradient descent falls fastest away from its beginning,"
                + " at the error of theory",
            Relation.EQUAL,
            ModeSolution.of(ModesKind.problem(coarse.configuration()))
                .inflections()
                .getLast()
                .error(),
            steepest(method(fine, "gd")),
            0.02,
            "run sigmoid-fine, steepest point of the error; standard error: spacing of the points",
            fine),
        claim(
            "not-always-sigmoidal",
            "Beyond r C = 0.585 the error curve has no inflection",
            Relation.EQUAL,
            0,
            ModeSolution.of(ModesKind.problem(convex.configuration())).inflections().size(),
            0,
            "run convex, r C = 0.715",
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
            coarse),
        claim(
            "failing-start",
            "A unit with z < -a dies: gradient descent never learns the class",
            Relation.AT_MOST,
            0,
            last(method(dying, "gd"), "f"),
            0,
            "run dying, a = 0.3, z = -0.5, last margin",
            dying),
        claim(
            "frequency",
            "The time to a confidence is inversely proportional to the frequency of the class",
            Relation.EQUAL,
            8,
            time(0.1, 1) / time(0.8, 1),
            1e-12,
            "closed form, frequencies 0.1 and 0.8",
            coarse),
        claim(
            "norm",
            "Inputs of twice the norm are learnt more than twice as fast",
            Relation.AT_LEAST,
            2,
            time(FREQUENCY, 1) / time(FREQUENCY, 2),
            0,
            "closed form, norms 1 and 2",
            coarse),
        claim(
            "hinge-finishes",
            "Under the hinge loss gradient descent stops at margin 1, in finite time",
            Relation.EQUAL,
            1,
            last(frozen, "f"),
            overshoot,
            "run hinge, last margin; standard error: two steps",
            hinge),
        claim(
            "depth-helps-the-tail",
            "Four layers reach confidence 0.99 before two do",
            Relation.AT_MOST,
            1,
            deep(4, 0.01) / deep(2, 0.01),
            0,
            "margin 0.01 at time 0",
            coarse),
        claim(
            "depth-lengthens-the-plateau",
            "Four layers reach confidence 0.9 after two do",
            Relation.AT_LEAST,
            1,
            deep(4, 0.1) / deep(2, 0.1),
            0,
            "margin 0.01 at time 0",
            coarse));
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

  private static Claim claim(
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

  /// Where gradient descent was observed, at the nearest step; the closed form there.
  private static double distance(RunResult result) {
    ModeSolution theory = ModeSolution.of(ModesKind.problem(result.configuration()));
    double stepsize = result.configuration().get("stepsize").doubleValue();
    Trajectory descent = method(result, "gd");
    double[] times = descent.column("t");
    double[] margins = descent.column("f");
    double largest = 0;
    for (int i = 0; i < times.length; i++) {
      double at = Math.round(times[i] / stepsize) * stepsize;
      largest = Math.max(largest, Math.abs(margins[i] - theory.marginAt(at)));
    }
    return largest;
  }

  private static double steepest(Trajectory one) {
    double[] times = one.column("t");
    double[] errors = one.column("error");
    double most = 0;
    double at = Double.NaN;
    for (int i = 1; i < times.length; i++) {
      double slope = (errors[i - 1] - errors[i]) / (times[i] - times[i - 1]);
      if (slope > most) {
        most = slope;
        at = 0.5 * (errors[i - 1] + errors[i]);
      }
    }
    return at;
  }

  private static double last(Trajectory one, String column) {
    return one.column(column)[one.size() - 1];
  }

  private static double time(double frequency, double norm) {
    return ConfidenceTime.crossEntropy(frequency, norm, 0.1, 0.1, 0.01);
  }

  private static double deep(int depth, double delta) {
    double[] path = new double[depth];
    Arrays.fill(path, Math.pow(0.01, 1.0 / depth));
    return ModeSolution.of(new ModeProblem(new double[][] {path}, FREQUENCY, 1, Drive.logistic()))
        .timeTo(delta);
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
