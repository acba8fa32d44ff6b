package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Finding;
import dev.gradus.theory.modes.Death;
import dev.gradus.theory.modes.InitialisationMap;
import dev.gradus.theory.modes.ModeProblem;
import dev.gradus.theory.modes.ModeSolution;
import dev.gradus.theory.modes.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// [ModeAnswers] in words, and how far each method is from the closed form.
final class ModeFindings {
  private static final int MOST_UNITS = 8;

  private final ModeProblem problem;
  private final ModeSolution solution;
  private final List<Finding> all = new ArrayList<>();

  private ModeFindings(ModeProblem problem) {
    this.problem = problem;
    solution = ModeSolution.of(problem);
  }

  static List<Finding> of(ModeProblem problem, double[] deltas, List<Trajectory> trajectories) {
    ModeFindings findings = new ModeFindings(problem);
    findings.learnt(deltas);
    findings.units();
    findings.bends();
    trajectories.stream()
        .filter(one -> !one.method().equals("closed-form") && one.size() > 0)
        .forEach(findings::distance);
    return findings.all;
  }

  private void learnt(double[] deltas) {
    double end = solution.finishTime();
    if (Double.isFinite(end)) {
      all.add(new Finding("training ends", "for ever at t = " + number(end) + ", with margin 1"));
    }
    List<String> times =
        Arrays.stream(deltas)
            .filter(delta -> Double.isInfinite(end) || Double.isFinite(solution.timeTo(delta)))
            .mapToObj(delta -> {
              double time = solution.timeTo(delta);
              String confidence = Numbers.significant(1 - delta, 12);
              return Double.isFinite(time)
                  ? "%s at t = %s".formatted(confidence, number(time))
                  : confidence + " never";
            })
            .toList();
    if (!times.isEmpty()) {
      all.add(new Finding("confidence", String.join(", ", times)));
    }
  }

  /// Of two layers, whose starts have names; of more, those that die.
  private void units() {
    List<String> lines =
        IntStream.range(0, problem.units().length)
            .mapToObj(this::unit)
            .filter(line -> !line.isEmpty())
            .toList();
    if (!lines.isEmpty()) {
      all.add(
          new Finding(
              "units",
              lines.stream().limit(MOST_UNITS).collect(Collectors.joining("; "))
                  + (lines.size() > MOST_UNITS ? "; ..." : "")));
    }
  }

  private String unit(int unit) {
    for (Death death : solution.deaths()) {
      if (death.unit() == unit) {
        return "%d dies at t = %s, output weight %s"
            .formatted(unit, number(death.time()), number(death.outputWeight()));
      }
    }
    if (problem.depth() != 2) {
      return "";
    }
    double[] start = problem.units()[unit];
    Region region =
        InitialisationMap.classify(start[0], start[1] / Math.sqrt(problem.drive().gain()));
    return unit
        + switch (region) {
          case LEARNS -> " learns";
          case DIES -> " would die, after training ends";
          case SEPARATRIX -> " goes to 0 and takes for ever, z = -a";
          case DEAD -> " is dead from the start";
        };
  }

  private void bends() {
    String bends =
        solution.inflections().stream()
            .filter(inflection -> Double.isFinite(inflection.time()))
            .map(inflection ->
                "t = %s (error %s)"
                    .formatted(number(inflection.time()), number(inflection.error())))
            .collect(Collectors.joining(", "));
    if (!bends.isEmpty()) {
      all.add(new Finding("error curve bends", "at " + bends));
    }
  }

  private void distance(Trajectory one) {
    double[] times = one.column("t");
    double[] margins = one.column("f");
    int at = 0;
    double largest = -1;
    for (int row = 0; row < times.length; row++) {
      double here = Math.abs(margins[row] - solution.marginAt(times[row]));
      if (here > largest) {
        largest = here;
        at = row;
      }
    }
    all.add(
        new Finding(
            one.method(),
            "its margin differs from the closed form by at most %s, at t = %s (margin %s)"
                .formatted(
                    Numbers.significant(largest, 2), number(times[at]), number(margins[at]))));
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }
}
