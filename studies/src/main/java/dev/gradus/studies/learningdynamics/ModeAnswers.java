package dev.gradus.studies.learningdynamics;

import dev.gradus.core.Trajectory;
import dev.gradus.theory.modes.InitialisationMap;
import dev.gradus.theory.modes.ModeProblem;
import dev.gradus.theory.modes.ModeSolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What theory says of a class: when it is learnt, which units die, where the error curve bends.
final class ModeAnswers {
  private ModeAnswers() {}

  static Map<String, Object> of(
      ModeProblem problem, double[] confidences, List<Trajectory> trajectories) {
    ModeSolution solution = ModeSolution.of(problem);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("confidence", Arrays.stream(confidences).boxed().toList());
    all.put(
        "time_to_confidence", Arrays.stream(confidences).map(solution::timeTo).boxed().toList());
    all.put("finish_time", solution.finishTime());
    all.put("deaths", deaths(solution));
    all.put("inflections", inflections(solution));
    all.put("conserved", conserved(problem, trajectories));
    if (problem.depth() == 2) {
      all.put(
          "regions",
          Arrays.stream(problem.units())
              .map(unit -> {
                double z = unit[1] / Math.sqrt(problem.drive().gain());
                return InitialisationMap.classify(unit[0], z).name().toLowerCase(Locale.ROOT);
              })
              .toList());
    }
    return all;
  }

  private static List<Map<String, Object>> deaths(ModeSolution solution) {
    return solution.deaths().stream()
        .map(death -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("unit", death.unit());
          one.put("tau", death.tau());
          one.put("t", death.time());
          one.put("z", death.outputWeight());
          return one;
        })
        .toList();
  }

  /// Without those that the margin only approaches for ever. Those below a positive start, which
  /// the curve has already passed, have no time.
  private static List<Map<String, Object>> inflections(ModeSolution solution) {
    return solution.inflections().stream()
        .filter(inflection -> !Double.isInfinite(inflection.time()))
        .map(inflection -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("margin", inflection.margin());
          one.put("error", inflection.error());
          one.put("t", inflection.time());
          return one;
        })
        .toList();
  }

  /// Of each unit gain a^2 - z^2, of the class C^2 = S^2 - (f / r)^2 over the units that are active
  /// at time 0 (two layers, one output), and the largest drift of a unit's number a method.
  private static Map<String, Object> conserved(ModeProblem problem, List<Trajectory> trajectories) {
    Map<String, Object> all = new LinkedHashMap<>();
    double[][] kept = problem.unitInvariants();
    all.put(
        "units",
        Arrays.stream(kept)
            .map(unit -> unit.length == 1 ? (Object) unit[0] : Arrays.stream(unit).boxed().toList())
            .toList());
    if (problem.depth() == 2) {
      double gain = problem.drive().gain();
      double sum = 0;
      double difference = 0;
      for (double[] unit : problem.units()) {
        if (unit[0] > 0) {
          double a = unit[0] * Math.sqrt(gain);
          sum += 0.5 * (a + unit[1]) * (a + unit[1]);
          difference += 0.5 * (a - unit[1]) * (a - unit[1]);
        }
      }
      all.put("class", sum * difference);
      Map<String, Object> drift = new LinkedHashMap<>();
      trajectories.forEach(one -> drift.put(one.method(), drift(one, kept, gain)));
      all.put("drift", drift);
    }
    return all;
  }

  private static double drift(Trajectory one, double[][] kept, double gain) {
    List<Double> largest = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      double[] a = one.column("a_" + i);
      double[] z = one.column("z_" + i);
      for (int n = 0; n < a.length; n++) {
        largest.add(Math.abs(gain * a[n] * a[n] - z[n] * z[n] - kept[i][0]));
      }
    }
    return largest.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
