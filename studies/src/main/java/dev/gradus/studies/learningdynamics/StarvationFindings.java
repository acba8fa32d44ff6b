package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Finding;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.Features;
import dev.gradus.theory.modes.Starvation;
import dev.gradus.theory.modes.Starvation.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// [StarvationAnswers] in words.
final class StarvationFindings {
  private StarvationFindings() {}

  static List<Finding> of(Starvation problem, double[] deltas, double[] targets) {
    List<Finding> all = new ArrayList<>();
    Moment end = problem.whenFrozen(problem.cooccurring());
    Moment apart = problem.whenFrozen(problem.disjoint());
    if (Double.isFinite(end.time())) {
      all.add(
          new Finding(
              "training ends",
              "for ever at t = %s with f2 = %s, proposition B allows %s; apart at t = %s with f2 = %s"
                  .formatted(
                      number(end.time()),
                      number(end.rare()),
                      number(end.bound()),
                      number(apart.time()),
                      number(apart.rare()))));
    }
    for (double delta : deltas) {
      confident(problem, delta, all);
    }
    for (double target : targets) {
      all.add(
          new Finding(
              "f2 = " + Numbers.exactly(target),
              "%s together with the frequent feature, %s apart from it"
                  .formatted(
                      reached(problem, problem.cooccurring(), target),
                      reached(problem, problem.disjoint(), target))));
    }
    return all;
  }

  /// What each of any count of features has come to, on an input that holds it alone.
  static List<Finding> ofFeatures(Trajectory one, Drive drive, int features) {
    if (one.size() == 0) {
      return List.of();
    }
    String margins =
        IntStream.rangeClosed(1, features)
            .mapToObj(j -> {
              double margin = one.column("f" + j)[one.size() - 1];
              return "%d: %s (confidence %s)"
                  .formatted(j, number(margin), number(drive.confidence(margin)));
            })
            .collect(Collectors.joining(", "));
    return List.of(new Finding("margin of each feature alone at the end", margins));
  }

  private static void confident(Starvation problem, double delta, List<Finding> all) {
    double margin = problem.asked().drive().marginAt(delta, 0);
    Moment together = problem.whenReached(problem.cooccurring(), 0, margin);
    Moment apart = problem.whenReached(problem.disjoint(), 0, margin);
    if (Double.isFinite(together.time())) {
      all.add(
          new Finding(
              "frequent feature at confidence " + Numbers.significant(1 - delta, 12),
              "t = %s; f2 = %s (confidence %s), proposition B allows %s; apart f2 = %s, confidence %s"
                  .formatted(
                      number(together.time()),
                      number(together.rare()),
                      number(confidence(problem, together)),
                      number(together.bound()),
                      number(apart.rare()),
                      number(confidence(problem, apart)))));
    }
  }

  private static double confidence(Starvation problem, Moment moment) {
    return problem.asked().drive().confidence(moment.rare());
  }

  private static String reached(Starvation problem, Features arrangement, double target) {
    double time = problem.whenReached(arrangement, 1, target).time();
    return Double.isFinite(time) ? "at t = " + number(time) : "never";
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }
}
