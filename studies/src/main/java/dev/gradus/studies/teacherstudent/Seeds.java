package dev.gradus.studies.teacherstudent;

import dev.gradus.core.Trajectory;
import dev.gradus.studies.Finding;
import dev.gradus.studies.SeedMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// What the seeds of a method have in common: the error at the end, the times at which they leave a
/// plateau, how many specialise; with standard errors over seeds.
final class Seeds {
  private Seeds() {}

  /// The error at the end; an ensemble has summed up its seeds itself.
  ///
  /// @param trajectories of one method, at least one, none of them empty
  static SeedMean lastError(List<Trajectory> trajectories) {
    Trajectory one = trajectories.getFirst();
    return trajectories.size() > 1 || one.indexOf("eg_sd") < 0
        ? SeedMean.last(trajectories, "eg")
        : new SeedMean(last(one, "eg"), last(one, "eg_sd") / Math.sqrt(last(one, "seeds")));
  }

  private static double last(Trajectory one, String column) {
    return one.value(one.size() - 1, one.indexOf(column));
  }

  /// In one line.
  ///
  /// @param trajectories of one method, at least one, none of them empty
  /// @param findings of each of them
  static Finding of(List<Trajectory> trajectories, List<Finding> findings) {
    String method = trajectories.getFirst().method();
    int seeds = trajectories.size();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("method", method);
    values.put("seeds", seeds);
    StringJoiner text = new StringJoiner("; ");
    List<Trajectory> fine =
        trajectories.stream().filter(one -> !one.status().isDiverged()).toList();
    if (fine.size() < seeds) {
      text.add("%d diverged".formatted(seeds - fine.size()));
      values.put("diverged", seeds - fine.size());
    }
    if (!fine.isEmpty()) {
      put(values, text, "error", "error at the end %s", lastError(fine));
    }
    double[] exits =
        findings.stream()
            .map(one -> one.values().get("plateau"))
            .map(plateau -> plateau instanceof Map<?, ?> found ? found.get("exit") : null)
            .filter(Double.class::isInstance)
            .mapToDouble(Double.class::cast)
            .toArray();
    if (exits.length > 0) {
      put(
          values,
          text,
          "exit",
          exits.length + " leave a plateau, at %s steps/N",
          SeedMean.of(exits));
    }
    if (findings.stream().anyMatch(one -> one.values().containsKey("specialised"))) {
      long count =
          findings.stream().filter(one -> one.values().get("specialised") == Boolean.TRUE).count();
      text.add(count + " specialised");
      values.put("specialised", count);
    }
    return new Finding(
        "%s, %d seeds (mean ± s.e.)".formatted(method, seeds), text.toString(), values);
  }

  private static void put(
      Map<String, Object> values, StringJoiner text, String key, String words, SeedMean mean) {
    text.add(words.formatted(mean.text()));
    values.put(key, mean.value());
    if (Double.isFinite(mean.error())) {
      values.put(key + "_se", mean.error());
    }
  }
}
