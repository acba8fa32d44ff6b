package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.theory.modes.ModeSolution;
import java.util.ArrayList;
import java.util.List;

/// A run of gradient descent as it was observed: at whole steps, each once.
///
/// @param stepsize of the descent
/// @param times stepsize times steps
/// @param margins f
/// @param errors 1 - confidence
/// @param activations a of the first unit
record Descended(
    double stepsize, double[] times, double[] margins, double[] errors, double[] activations) {

  static Descended of(RunResult result) {
    double stepsize = result.configuration().get("stepsize").doubleValue();
    Trajectory one = ModeClaims.method(result, "gd");
    double[] asked = one.column("t");
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < asked.length; i++) {
      long step = Math.round(asked[i] / stepsize);
      if (rows.isEmpty() ? step > 0 : step > Math.round(asked[rows.getLast()] / stepsize)) {
        rows.add(i);
      }
    }
    return new Descended(
        stepsize,
        rows.stream().mapToDouble(i -> Math.round(asked[i] / stepsize) * stepsize).toArray(),
        pick(one.column("f"), rows),
        pick(one.column("error"), rows),
        pick(one.column("a_0"), rows));
  }

  private static double[] pick(double[] column, List<Integer> rows) {
    return rows.stream().mapToDouble(i -> column[i]).toArray();
  }

  /// The largest distance of a margin from theory.
  double distance(ModeSolution theory) {
    double largest = 0;
    for (int i = 0; i < times.length; i++) {
      largest = Math.max(largest, Math.abs(margins[i] - theory.marginAt(times[i])));
    }
    return largest;
  }

  /// When the margin first is `margin`, between two observations on a straight line over ln t.
  double timeOf(double margin) {
    for (int i = 1; i < times.length; i++) {
      if (margins[i] >= margin) {
        double part = (margin - margins[i - 1]) / (margins[i] - margins[i - 1]);
        return times[i - 1] * Math.pow(times[i] / times[i - 1], part);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /// The observation at which the first unit was found dead; 0 if never.
  int death() {
    for (int i = 0; i < times.length; i++) {
      if (activations[i] <= 0) {
        return i;
      }
    }
    return 0;
  }

  /// The middle of the steepest stretch of the error curve: its observation.
  int steepest() {
    int steepest = 1;
    for (int i = 2; i < times.length; i++) {
      if (fall(i) > fall(steepest)) {
        steepest = i;
      }
    }
    return steepest;
  }

  /// How often the error curve changes from bending one way to bending the other.
  int inflections() {
    int count = 0;
    for (int i = 2; i < times.length - 1; i++) {
      double before = fall(i) - fall(i - 1);
      double after = fall(i + 1) - fall(i);
      count += before * after < 0 ? 1 : 0;
    }
    return count;
  }

  private double fall(int i) {
    return (errors[i - 1] - errors[i]) / (times[i] - times[i - 1]);
  }
}
