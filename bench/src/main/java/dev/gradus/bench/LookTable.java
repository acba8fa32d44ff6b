package dev.gradus.bench;

import dev.gradus.studies.look.LogKinds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How often the starvation verdict of `gradus look` is wrong, on logs that had no part in its
/// making: random networks on noisy features and networks on shaded images, with settings drawn at
/// random. Each setting is trained with the competing feature and without; starved is a group whose
/// last margin with it is below half of that without.
final class LookTable {
  /// What is true of a log.
  private enum Truth {
    STARVED,
    NOT_STARVED
  }

  private LookTable() {}

  static void run(PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("look");
    out.println(
        "source            truth          logs  says starvation  no starvation  not measurable");
    for (StarvedNetworks source :
        List.of(new StarvedNetworks.Vectors(), new StarvedNetworks.Images())) {
      Map<Truth, Map<String, Integer>> alone = new EnumMap<>(Truth.class);
      Map<Truth, Map<String, Integer>> controlled = new EnumMap<>(Truth.class);
      for (int setting = 0; setting < source.settings(); setting++) {
        Path together = folder.resolve("together.csv");
        Path apart = folder.resolve("apart.csv");
        double with = source.train(setting, true, together);
        double without = source.train(setting, false, apart);
        if (!(without > 0)) {
          continue;
        }
        Truth truth = with < without / 2 ? Truth.STARVED : Truth.NOT_STARVED;
        count(alone, truth, verdict(together, null));
        count(alone, Truth.NOT_STARVED, verdict(apart, null));
        count(controlled, truth, verdict(together, apart));
      }
      rows(out, source.name(), alone);
      rows(out, source.name() + ", --control", controlled);
    }
  }

  private static void count(Map<Truth, Map<String, Integer>> counts, Truth truth, String verdict) {
    counts.computeIfAbsent(truth, _ -> new TreeMap<>()).merge(verdict, 1, Integer::sum);
  }

  private static String verdict(Path log, @Nullable Path control) {
    JsonNode json = JsonMapper.shared().valueToTree(LogKinds.look(log, control).json());
    for (JsonNode one : json.get("starvation")) {
      if (one.get("group").stringValue().equals("rare")) {
        return one.get("verdict").stringValue();
      }
    }
    return "no starvation";
  }

  private static void rows(PrintStream out, String name, Map<Truth, Map<String, Integer>> counts) {
    counts.forEach((truth, verdicts) ->
        out.println(
            String.format(
                Locale.ROOT,
                "%-26s %-12s %4d  %14d  %13d  %14d",
                name,
                truth.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                verdicts.values().stream().mapToInt(Integer::intValue).sum(),
                verdicts.getOrDefault("starvation", 0),
                verdicts.getOrDefault("no starvation", 0),
                verdicts.getOrDefault("not measurable", 0))));
  }
}
