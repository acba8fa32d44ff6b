package dev.gradus.studies.teacherstudent;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.studies.Study;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// Whether one unit of the student carries each teacher unit, or several share it: the same
/// training from random starts, with erf and with ReLU units.
final class Specialisation {
  private static final String PREFIX = "solution-";
  private static final int STUDENT = 4;
  private static final int TEACHER = 2;

  private Specialisation() {}

  static Map<String, ObjectNode> runs(boolean full, long seed) {
    Map<String, ObjectNode> runs = new LinkedHashMap<>();
    for (String activation : new String[] {"erf", "relu"}) {
      runs.put(
          PREFIX + activation,
          Study.configuration(
              """
              {"problem": "teacher-student", "student": %d, "teacher": %d, "train": "first",
               "activation": "%s", "stepsize": 0.1, "noise": 0.01, "inputs": 1000,
               "times": [0, %d], "starts": "each", "methods": ["ode"], "seeds": %d, "seed": %d}
              """
                  .formatted(STUDENT, TEACHER, activation, 3000, full ? 32 : 8, seed)));
    }
    return runs;
  }

  static Claim claim(Map<String, RunResult> results) {
    RunResult erf = Objects.requireNonNull(results.get(PREFIX + "erf"));
    RunResult relu = Objects.requireNonNull(results.get(PREFIX + "relu"));
    double[] first = focus(erf);
    double[] second = focus(relu);
    return new Claim(
        "solutions-differ",
        "Solutions differ by activation: with erf, one unit carries each teacher unit; with ReLU,"
            + " several share it",
        Relation.AT_LEAST,
        0,
        mean(first) - mean(second),
        Math.hypot(error(first), error(second)),
        "1",
        "runs %s*, largest share of a unit in the squared overlaps with a teacher unit, %d starts each"
            .formatted(PREFIX, first.length),
        erf.totalSeconds() + relu.totalSeconds());
  }

  /// Of each start: the largest R_im^2 / sum_n R_in^2, averaged over units with weight Q_ii; 1 if
  /// each unit follows one teacher unit, 1 / M if it follows all alike.
  private static double[] focus(RunResult result) {
    return result.trajectories().stream().mapToDouble(Specialisation::focus).toArray();
  }

  private static double focus(Trajectory one) {
    int last = one.size() - 1;
    double sum = 0;
    for (int m = 0; m < TEACHER; m++) {
      double most = 0;
      double all = 0;
      for (int i = 0; i < STUDENT; i++) {
        double overlap = Math.pow(one.column("R_" + i + "_" + m)[last], 2);
        most = Math.max(most, overlap);
        all += overlap;
      }
      sum += most / all / TEACHER;
    }
    return sum;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double error(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}
