package dev.gradus.studies.sweep;

import dev.gradus.core.InputException;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.sweep.Space;
import dev.gradus.lab.sweep.Sweep;
import dev.gradus.lab.sweep.SweepDirectory;
import dev.gradus.studies.Studies;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes sweeps from files, studies and what stands on a command line.
///
/// A file is that of a run, with a block `sweep` or without. The block holds `grid`, `zipped` and
/// `random` as in [Space], or is a grid itself.
public final class SweepFile {
  private static final String BLOCK = "sweep";
  private static final Set<String> PARTS = Set.of("grid", "zipped", "random", "count", "seed");

  private static final Set<String> RANDOM = Set.of("count", "seed", "axes");

  private SweepFile() {}

  /// A sweep over a file.
  ///
  /// @param axes each `key=values`, such as `stepsize=0.1,0.3,1`; one value alone changes the file
  /// @throws InputException in one line, if the axes are wrong or a value of theirs is
  public static Sweep read(Path file, List<String> axes) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return checked(name, Configuration.read(file), axes);
  }

  /// A sweep over the seeds and scales of a study.
  ///
  /// @param axes with the keys `seed` and `scale`
  /// @throws InputException in one line, if they are wrong
  public static Sweep of(String study, List<String> axes) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("study", Studies.byName(study).name());
    return checked(study, Configuration.of(study, root), axes);
  }

  /// The sweep that a directory holds.
  public static Sweep of(SweepDirectory.Description description) {
    return new Sweep(
        description.name(),
        description.configuration(),
        Space.of(description.axes()),
        Planning::plan);
  }

  private static Sweep checked(String name, Configuration file, List<String> axes) {
    ObjectNode space = block(file);
    Map<String, JsonNode> single = new LinkedHashMap<>();
    for (String text : axes) {
      add(text, space, single);
    }
    Configuration base = wholePaths(file.without(BLOCK).with(single, "command line"), space);
    addRunsOfStudy(base, space);
    Space all = Space.of(space);
    for (int run : all.samples()) {
      Planning.check(base.with(all.point(run), "sweep axis"));
    }
    Sweep sweep = new Sweep(name, base.root(), all, Planning::plan);
    refuseIfNothingWorks(sweep);
    return sweep;
  }

  /// A value alone may be wrong beside others only in some runs, which then fail; but where the
  /// first and the last run cannot be planned, the file is at fault.
  private static void refuseIfNothingWorks(Sweep sweep) {
    try {
      sweep.plan(0);
    } catch (InputException first) {
      try {
        sweep.plan(sweep.size() - 1);
      } catch (InputException last) {
        throw new InputException(
            sweep.name() + ": " + sweep.space().label(0) + ": " + first.getMessage(), first);
      }
    }
  }

  private static void add(String text, ObjectNode space, Map<String, JsonNode> single) {
    int equals = text.indexOf('=');
    String key = equals < 0 ? "" : text.substring(0, equals).strip();
    String values = text.substring(equals + 1).strip();
    if (key.isEmpty() || values.isEmpty()) {
      throw new InputException(
          "command line: '" + text + "' found, expected key=values, such as stepsize=0.1,0.3");
    }
    ObjectNode one = JsonMapper.shared().createObjectNode();
    one.putObject("grid").put(key, values);
    Space parsed = Space.of(one);
    ObjectNode grid = space.path("grid") instanceof ObjectNode there ? there : null;
    if (single.containsKey(key)) {
      throw new InputException(key + ": two axes of this key; give each key once");
    }
    if (parsed.size() == 1) {
      if (grid != null) {
        grid.remove(key);
        removeIfEmpty(space, grid);
      }
      single.put(key, parsed.point(0).get(key));
      return;
    }
    (grid == null ? space.putObject("grid") : grid).put(key, values);
  }

  private static void removeIfEmpty(ObjectNode space, ObjectNode grid) {
    if (grid.isEmpty()) {
      space.remove("grid");
    }
  }

  /// The block of the file in the form of [Space#description].
  private static ObjectNode block(Configuration file) {
    JsonNode block = file.root().path(BLOCK);
    ObjectNode space = JsonMapper.shared().createObjectNode();
    if (block.isMissingNode()) {
      return space;
    }
    if (!(block instanceof ObjectNode given)) {
      throw file.error(BLOCK, "expected keys with their values, such as seed: 0..31");
    }
    boolean plain = given.propertyStream().noneMatch(e -> e.getValue().isObject());
    if (plain) {
      space.set("grid", given.deepCopy());
      return space;
    }
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      String key = entry.getKey().equals("zip") ? "zipped" : entry.getKey();
      if (!PARTS.contains(key)) {
        throw file.error(
            BLOCK + "." + key, "unknown key, expected grid, zipped or random, or axes alone");
      }
      boolean ofRandom = key.equals("count") || key.equals("seed");
      if (ofRandom && !given.has("random")) {
        throw file.error(
            BLOCK + "." + key, "belongs to random axes, but there are none; put it into grid");
      }
      if (!ofRandom && !entry.getValue().isObject()) {
        throw file.error(BLOCK + "." + key, "expected keys with their values, such as seed: 0..31");
      }
      if (key.equals("random")) {
        space.set("random", random(file, given));
      } else if (!ofRandom) {
        space.set(key, entry.getValue().deepCopy());
      }
    }
    return space;
  }

  /// Random axes in the form `{count, seed, axes}`; count and seed may stand beside the axes, or
  /// beside `random`.
  private static ObjectNode random(Configuration file, ObjectNode block) {
    ObjectNode random = JsonMapper.shared().createObjectNode();
    JsonNode given = block.path("random");
    boolean nested = given.path("axes").isObject();
    for (String key : nested ? given.propertyNames() : List.<String>of()) {
      if (!RANDOM.contains(key)) {
        throw file.error(
            BLOCK + ".random." + key, "unknown key, expected count, seed or axes, or axes alone");
      }
    }
    for (String key : List.of("count", "seed")) {
      JsonNode inner = given.path(key);
      boolean own = key.equals("count") || nested || inner.isIntegralNumber();
      JsonNode value = own && !inner.isMissingNode() ? inner : block.path(key);
      if (!value.isMissingNode()) {
        random.set(key, value);
      }
    }
    ObjectNode axes = random.putObject("axes");
    (nested ? given.path("axes") : given)
        .propertyStream()
        .filter(e -> nested || !isControl(e))
        .forEach(e -> axes.set(e.getKey(), e.getValue()));
    return random;
  }

  private static boolean isControl(Map.Entry<String, JsonNode> entry) {
    return entry.getKey().equals("count")
        || (entry.getKey().equals("seed") && entry.getValue().isIntegralNumber());
  }

  /// Names of files are relative to the file of the sweep; a worker may stand elsewhere.
  private static Configuration wholePaths(Configuration base, ObjectNode space) {
    Path file = Path.of(base.name()).toAbsolutePath();
    Map<String, JsonNode> changed = new LinkedHashMap<>();
    for (String key : Planning.files(base)) {
      JsonNode value = base.root().path(key);
      if (isCsv(value)) {
        changed.put(key, whole(value, file));
      }
      for (String part : List.of("grid", "zipped")) {
        if (space.path(part) instanceof ObjectNode axes && axes.has(key)) {
          ObjectNode one = JsonMapper.shared().createObjectNode();
          one.putObject("grid").set(key, axes.get(key));
          ArrayNode values = axes.putArray(key);
          Space.of(one)
              .axes()
              .getFirst()
              .values()
              .forEach(each -> values.add(isCsv(each) ? whole(each, file) : each));
        }
      }
    }
    return changed.isEmpty() ? base : base.with(changed, base.name());
  }

  private static boolean isCsv(JsonNode value) {
    return value.stringValue("").toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private static JsonNode whole(JsonNode value, Path file) {
    return StringNode.valueOf(file.resolveSibling(value.stringValue()).normalize().toString());
  }

  /// A study consists of runs: they are an axis of their own, the slowest.
  private static void addRunsOfStudy(Configuration base, ObjectNode space) {
    if (!base.root().has("study")) {
      return;
    }
    Configuration checked = Planning.check(base);
    var study = Studies.byName(checked.root().get("study").stringValue());
    ObjectNode grid = JsonMapper.shared().createObjectNode();
    ArrayNode runs = grid.putArray("run");
    study
        .runs(Planning.scale(checked.root()), checked.root().get("seed").longValue())
        .keySet()
        .forEach(runs::add);
    if (space.path("grid") instanceof ObjectNode there) {
      there.properties().forEach(e -> grid.set(e.getKey(), e.getValue()));
    }
    space.set("grid", grid);
  }
}
