package dev.gradus.lab.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.Walks;
import dev.gradus.lab.WorkUnit;
import dev.gradus.lab.config.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sweeps over autoregressive walks: factor 100 diverges, factor 7 fails, factor 8 fails in its
/// midst.
final class WalkSweeps {
  private WalkSweeps() {}

  static Sweep of(String factors, String seeds, long steps, long nanosPerStep) {
    ObjectNode base = JsonNodeFactory.instance.objectNode();
    base.put("problem", "walk").put("factor", 1).put("seed", 0);
    base.put("until", steps).put("nanos", nanosPerStep);
    ObjectNode axes = JsonNodeFactory.instance.objectNode();
    axes.putObject("grid").put("factor", factors).put("seed", seeds);
    return new Sweep("walks", base, Space.of(axes), WalkSweeps::plan);
  }

  private static RunPlan plan(Configuration configuration) {
    ObjectNode root = configuration.root();
    double factor = root.get("factor").doubleValue();
    long seed = root.get("seed").longValue();
    if (factor == 7) {
      throw new InputException("factor: 7 found, which nobody likes");
    }
    List<WorkUnit> units = new ArrayList<>();
    units.add(
        Walks.unit(
            "ar",
            seed,
            factor,
            root.get("until").longValue(),
            root.get("nanos").longValue(),
            Walks.POSITION));
    if (factor == 8) {
      units.add(Walks.fragile(seed));
    }
    return new RunPlan(configuration.name(), root, units);
  }

  /// Everything the finished runs observed, bit for bit, without the times they took.
  static List<String> bits(Path directory) {
    try (SweepResults results = SweepResults.open(directory)) {
      List<String> all = new ArrayList<>();
      for (int run = 0; run < results.space().size(); run++) {
        StringBuilder text = new StringBuilder();
        RunRecord record = results.record(run);
        text.append(record == null ? "open" : record.status() + " " + record.error());
        Optional.of(run)
            .flatMap(results::read)
            .ifPresent(result ->
                result
                    .trajectories()
                    .forEach(one -> {
                      text.append(' ').append(one.method()).append(one.seed());
                      text.append(one.columns()).append(one.status());
                      for (int row = 0; row < one.size(); row++) {
                        for (double value : one.row(row)) {
                          text.append(' ').append(Double.doubleToLongBits(value));
                        }
                      }
                    }));
        all.add(text.toString());
      }
      return all;
    }
  }
}
