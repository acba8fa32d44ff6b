package dev.gradus.cli;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Finding;
import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Quantities;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the terminal says of a finished run.
final class RunSummary {
  private static final int MOST_LINES = 12;
  private static final int MOST_VALUES = 3;

  private RunSummary() {}

  /// @param findings of the run
  /// @return the exit code
  static int show(RunResult result, List<Finding> findings, boolean json) {
    if (json) {
      Json.print(json(result, findings));
    } else {
      print(result, findings);
    }
    return 0;
  }

  private static Map<String, Object> json(RunResult result, List<Finding> findings) {
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
        last.put(one.columns().get(i).name(), one.value(one.size() - 1, i));
      }
      unit.put("last", last);
      units.add(unit);
    }
    json.put("units", units);
    json.put(
        "findings",
        findings.stream().map(Finding::values).filter(values -> !values.isEmpty()).toList());
    ProblemKinds.of(result.configuration()).answers(result).forEach(json::put);
    return json;
  }

  private static void print(RunResult result, List<Finding> findings) {
    Charset charset = System.out.charset();
    List<Trajectory> all = result.trajectories();
    int width = all.stream().mapToInt(one -> one.method().length()).max().orElse(0);
    Quantities words = ProblemKinds.of(result.configuration()).quantities();
    lines(all, one -> line(one, words, width)).forEach(line -> show(line, charset));
    lines(Finding.brief(findings), finding -> finding.name() + ": " + finding.text())
        .forEach(line -> show(line, charset));
    show(
        "%s, %s s of work; see %s"
            .formatted(
                all.size() == 1 ? "1 trajectory" : all.size() + " trajectories",
                Numbers.seconds(result.totalSeconds()),
                result.directory().resolve("report.html")),
        charset);
  }

  private static void show(String line, Charset charset) {
    System.out.println(Numbers.encodable(line, charset));
  }

  /// The first of them, and how many more there are.
  private static <T> List<String> lines(List<T> all, Function<T, String> line) {
    List<String> lines = new ArrayList<>(all.stream().limit(MOST_LINES).map(line).toList());
    if (all.size() > MOST_LINES) {
      lines.add("... " + (all.size() - MOST_LINES) + " more");
    }
    return lines;
  }

  private static String line(Trajectory one, Quantities words, int width) {
    StringBuilder line =
        new StringBuilder(
            "%s  seed %-4d %s".formatted(padded(one.method(), width), one.seed(), one.status()));
    int shown = 0;
    for (int i = 0; i < one.columns().size() && one.size() > 0 && shown < MOST_VALUES; i++) {
      double value = one.value(one.size() - 1, i);
      if (!Double.isNaN(value)) {
        String column = one.columns().get(i).name();
        String unit = words.of(column).unit();
        line.append("  ")
            .append(column)
            .append(" = ")
            .append(Numbers.exactly(value))
            .append(unit.equals("1") ? "" : unit.contains(" ") ? " (" + unit + ")" : " " + unit);
        shown++;
      }
    }
    return line.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
