package dev.gradus.studies.teacherstudent;

import dev.gradus.core.Trajectory;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Finding;
import dev.gradus.studies.SeedMean;
import dev.gradus.theory.teacherstudent.Activations;
import dev.gradus.theory.teacherstudent.Basin;
import dev.gradus.theory.teacherstudent.Basin.Role;
import dev.gradus.theory.teacherstudent.Plateau;
import dev.gradus.theory.teacherstudent.TeacherStudent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What became of the hidden units of each trajectory, and how long it was held up: plateaus, which
/// teacher unit each student unit stands for, copies and dead units. An ensemble has plateaus only
/// (of its median); linear units cannot be told apart.
final class Basins {
  /// As many are named one by one.
  private static final int MOST_UNITS = 8;

  /// Linear response of this many takes a second; of more it is there for `--json` alone.
  private static final int MOST_RESPONDING = 16;

  private Basins() {}

  static List<Finding> of(RunResult result) {
    ObjectNode configuration = result.configuration();
    boolean each = configuration.get("starts").stringValue().equals("each");
    TeacherStudent shared =
        ProblemReader.read(configuration, configuration.get("seed").longValue());
    List<Finding> all = new ArrayList<>();
    addFinal(result, all);
    byMethod(result)
        .forEach((method, ones) -> {
          List<Finding> own =
              ones.stream()
                  .map(
                      one -> of(one, each ? ProblemReader.read(configuration, one.seed()) : shared))
                  .toList();
          if (ones.size() > 1) {
            all.add(Seeds.of(ones, own));
          }
          all.addAll(own);
        });
    return all;
  }

  private static Map<String, List<Trajectory>> byMethod(RunResult result) {
    return result.trajectories().stream()
        .filter(one -> one.size() > 0)
        .collect(
            Collectors.groupingBy(Trajectory::method, LinkedHashMap::new, Collectors.toList()));
  }

  /// What linear response says the error ends at beside where each method ended.
  private static void addFinal(RunResult result, List<Finding> all) {
    if (result.configuration().path("student").intValue(0) > MOST_RESPONDING) {
      return;
    }
    double known = ZeroErrorTheory.finalError(result.configuration());
    List<Trajectory> ended =
        result.trajectories().stream()
            .filter(one -> one.size() > 0 && !one.status().isDiverged())
            .toList();
    if (!(known > 0) || ended.isEmpty()) {
      return;
    }
    String measured =
        ended.stream()
            .collect(
                Collectors.groupingBy(Trajectory::method, LinkedHashMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + " " + Seeds.lastError(entry.getValue()).text())
            .collect(Collectors.joining(", "));
    all.add(
        new Finding(
            "final error",
            "linear response to the label noise says %s; at t = %s steps/N: %s"
                .formatted(
                    Numbers.significant(known, 4),
                    number(SeedMean.last(ended, "t").value()),
                    measured)));
  }

  private static Finding of(Trajectory one, TeacherStudent problem) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("method", one.method());
    values.put("seed", one.seed());
    StringJoiner text = new StringJoiner("; ");
    boolean ensemble = one.method().equals("ensemble");
    if (ensemble) {
      SeedMean error = Seeds.lastError(List.of(one));
      if (Double.isFinite(error.error())) { // of one seed its row says as much
        text.add("error at the end " + error.text());
      }
    }
    Optional<Plateau> plateau =
        Plateau.find(one.column("t"), one.column(ensemble ? "eg_q50" : "eg"));
    plateau.ifPresent(found -> {
      values.put(
          "plateau",
          Map.of("start", found.start(), "exit", found.exit(), "height", found.height()));
      text.add(
          "plateau from %s to %s steps/N at error %s"
              .formatted(number(found.start()), number(found.exit()), number(found.height())));
    });
    if (plateau.isEmpty()) {
      text.add("no plateau that is left again");
    }
    if (!ensemble && !problem.activation().equals(Activations.LINEAR)) {
      addBasin(Basin.of(problem.activation(), new LastState(one, problem)), values, text);
    }
    return new Finding(one.method() + " seed " + one.seed(), text.toString(), values);
  }

  private static void addBasin(Basin basin, Map<String, Object> values, StringJoiner text) {
    List<Map<String, Object>> units = new ArrayList<>();
    StringJoiner roles = new StringJoiner(", ");
    for (int k = 0; k < basin.units().size(); k++) {
      Basin.Unit unit = basin.units().get(k);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("role", unit.role().name().toLowerCase(java.util.Locale.ROOT));
      entry.put("node", unit.node());
      entry.put("cosine", unit.cosine());
      entry.put("share", Double.isFinite(unit.share()) ? unit.share() : null);
      units.add(entry);
      roles.add(
          switch (unit.role()) {
            case SPECIALISED ->
                "%d is %d (%s of it)".formatted(k, unit.node(), number(unit.share()));
            case SHARED -> k + " shared";
            case DEAD -> k + " dead";
          });
    }
    values.put("specialised", basin.isSpecialised());
    values.put("copies", basin.copies());
    values.put("dead", basin.dead());
    values.put("units", units);
    text.add(basin.isSpecialised() ? "specialised" : "not specialised");
    text.add(
        basin.units().size() <= MOST_UNITS
            ? "copies of teacher units " + basin.copies() + "; student units: " + roles
            : "of %d student units %d stand for a teacher unit, %d are shared, %d dead"
                .formatted(
                    basin.units().size(),
                    basin.copies().stream().mapToInt(Integer::intValue).sum(),
                    basin.units().stream().filter(unit -> unit.role() == Role.SHARED).count(),
                    basin.dead()));
  }

  private static String number(double value) {
    return Numbers.significant(value, 3);
  }
}
