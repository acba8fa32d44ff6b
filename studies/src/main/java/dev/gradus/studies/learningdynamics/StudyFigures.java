package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.Picture;
import dev.gradus.theory.modes.ConfidenceTime;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.ModeProblem;
import dev.gradus.theory.modes.ModeSolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// Error curves beside gradient descent, times over frequency, norm and depth.
final class StudyFigures {
  private static final Map<String, String> NAMES =
      Map.of("sigmoid", "small start", "convex", "large start", "dying", "dying unit");

  private StudyFigures() {}

  static List<Picture> of(Map<String, RunResult> results) {
    return List.of(
        curves(
            results,
            new String[] {"sigmoid", "convex", "dying"},
            "error-curves",
            "Error of a class over time",
            "Lines are theory, points are gradient descent on the network. Sigmoidal from a small"
                + " start, convex from a large one; a dying unit ends at even odds.",
            "error",
            "error, 1 - confidence"),
        losses(results),
        times(),
        depth());
  }

  private static Figure curves(
      Map<String, RunResult> results,
      String[] runs,
      String id,
      String title,
      String caption,
      String column,
      String axis) {
    List<Series> series = new ArrayList<>();
    for (String method : new String[] {"closed-form", "gd"}) {
      for (String run : runs) {
        series.add(
            curve(ModeClaims.run(results, run), method, column, NAMES.getOrDefault(run, run)));
      }
    }
    return new Figure(id, title, caption, ModeFigures.TIME, new Axis(axis, "1", false), series);
  }

  private static Series curve(RunResult run, String method, String column, String name) {
    Trajectory one = ModeClaims.method(run, method);
    boolean theory = method.equals("closed-form");
    return Series.line(
        name + (theory ? ", theory" : ", descent"),
        theory ? Kind.THEORY : Kind.MEASURED,
        one.column("t"),
        one.column(column));
  }

  private static Figure losses(Map<String, RunResult> results) {
    List<Series> series = new ArrayList<>();
    for (String method : new String[] {"closed-form", "gd"}) {
      series.add(curve(ModeClaims.run(results, "sigmoid"), method, "f", "cross-entropy"));
      series.add(curve(ModeClaims.run(results, "hinge"), method, "f", "hinge"));
    }
    return new Figure(
        "losses",
        "Hinge loss against cross-entropy",
        "The hinge loss reaches margin 1 in finite time and stops for ever; cross-entropy goes on,"
            + " ever more slowly.",
        ModeFigures.TIME,
        new Axis("margin", "1", false),
        series);
  }

  private static Figure times() {
    double[] x = logs(0.02, 1, 60);
    return new Figure(
        "times",
        "Time to confidence 0.99",
        "Over the frequency of the class at norm 1, and over the norm at frequency 0.5 (norms from"
            + " 0.02 to 1): a = z = 0.1 at time 0.",
        new Axis("frequency p, or norm r", "1", true),
        new Axis("time to confidence 0.99", "stepsize x steps", true),
        List.of(
            line("over frequency: 1/p", x, p -> ConfidenceTime.crossEntropy(p, 1, 0.1, 0.1, 0.01)),
            line("over norm", x, r -> ConfidenceTime.crossEntropy(0.5, r, 0.1, 0.1, 0.01))));
  }

  private static Figure depth() {
    double[] deltas = logs(1e-4, 0.4, 30);
    List<Series> series = new ArrayList<>();
    for (int depth = 1; depth <= 5; depth++) {
      double[] path = new double[depth];
      Arrays.fill(path, Math.pow(0.01, 1.0 / depth));
      ModeSolution solution =
          ModeSolution.of(new ModeProblem(new double[][] {path}, 0.5, 1, Drive.logistic()));
      series.add(line(depth + (depth == 1 ? " layer" : " layers"), deltas, solution::timeTo));
    }
    return new Figure(
        "depth",
        "Depth: a longer plateau, a shorter tail",
        "Time until the error has come down, from the same small margin 0.01. Deep networks win where"
            + " high confidence is asked for, and only there.",
        new Axis("error reached", "1", true),
        new Axis("time", "stepsize x steps", true),
        series);
  }

  private static Series line(String name, double[] x, DoubleUnaryOperator y) {
    return Series.line(name, Kind.THEORY, x, Arrays.stream(x).map(y).toArray());
  }

  private static double[] logs(double first, double last, int count) {
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = first * Math.pow(last / first, (double) i / (count - 1));
    }
    return x;
  }
}
