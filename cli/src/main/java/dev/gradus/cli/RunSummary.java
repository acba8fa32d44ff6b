package dev.gradus.cli;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.ProblemKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the terminal says of a finished run.
final class RunSummary {
  private static final int MOST_LINES = 12;

  private RunSummary() {}

  /// @return the exit code
  static int show(RunResult result, boolean json) {
    if (json) {
      Json.print(json(result));
    } else {
      print(result);
    }
    return 0;
  }

  private static Map<String, Object> json(RunResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.name());
    json.put("directory", result.directory().toString());
    json.put("report", result.directory().resolve("report.html").toString());
    List<Map<String, Object>> units = new ArrayList<>();
    for (Trajectory one : result.trajectories()) {
      Map<String, Object> unit = new LinkedHashMap<>();
      unit.put("method", one.method());
      unit.put("seed", one.seed());
      unit.put("status", one.status().kind().name().toLowerCase(java.util.Locale.ROOT));
      unit.put("step", one.status().step());
      unit.put("reason", one.status().reason());
      Map<String, Object> last = new LinkedHashMap<>();
      for (int i = 0; i < one.columns().size() && one.size() > 0; i++) {
        last.put(one.columns().get(i).name(), Json.number(one.value(one.size() - 1, i)));
      }
      unit.put("last", last);
      units.add(unit);
    }
    json.put("units", units);
    ProblemKind kind = ProblemKinds.of(result.configuration());
    json.put("findings", kind.findings(result).stream().map(Finding::values).toList());
    kind.answers(result).forEach((key, value) -> json.put(key, Json.finite(value)));
    return json;
  }

  private static void print(RunResult result) {
    int lines = 0;
    for (Trajectory one : result.trajectories()) {
      if (lines++ == MOST_LINES) {
        System.out.println("... " + (result.trajectories().size() - MOST_LINES) + " more");
        break;
      }
      System.out.println(line(one));
    }
    System.out.println(
        "%d trajectories, %s s of work; see %s"
            .formatted(
                result.trajectories().size(),
                Numbers.seconds(result.totalSeconds()),
                result.directory().resolve("report.html")));
  }

  private static String line(Trajectory one) {
    StringBuilder line =
        new StringBuilder("%-6s seed %-4d %s".formatted(one.method(), one.seed(), one.status()));
    if (one.size() > 0) {
      for (int i = 0; i < Math.min(3, one.columns().size()); i++) {
        line.append("  ")
            .append(one.columns().get(i).name())
            .append(" = ")
            .append(Numbers.exactly(one.value(one.size() - 1, i)));
      }
    }
    return line.toString();
  }
}
