package dev.gradus.lab.sweep;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.lab.config.YamlWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which values the keys of a configuration take in the runs of a sweep: the product of the axes of
/// a grid, of axes that go together (zipped), and of points drawn at random. Run 0 has the first
/// value of each; the last axis changes fastest. Immutable.
///
/// ```yaml
/// grid: {stepsize: "log(0.01, 1, 9)", student: 2..8}
/// zipped: {noise: [0, 0.1], weight-decay: [0, 0.01]}
/// random: {count: 20, seed: 1, axes: {batch: 1..64, initial.T.0.0: "linear(0.5, 2)"}}
/// ```
public final class Space {
  private static final int MOST_SAMPLES = 200;

  private final ObjectNode description;
  private final List<Block> blocks;
  private final int size;

  /// Axes that change together.
  private record Block(List<Axis> axes) {
    int size() {
      return axes.getFirst().values().size();
    }
  }

  private Space(ObjectNode description, List<Block> blocks) {
    this.description = description;
    this.blocks = blocks;
    long product = 1;
    for (Block block : blocks) {
      product *= block.size(); // neither factor exceeds a million
      if (product > AxisText.MOST) {
        throw new InputException(tooLarge(blocks));
      }
    }
    this.size = (int) product;
  }

  private static String tooLarge(List<Block> blocks) {
    BigInteger product = BigInteger.ONE;
    List<String> factors = new ArrayList<>();
    for (Block block : blocks) {
      product = product.multiply(BigInteger.valueOf(block.size()));
      factors.add(block.size() + " of " + block.axes().getFirst().key());
    }
    return "a sweep of %s runs (%s), at most %s; give fewer values, or random points with a count"
        .formatted(product, String.join(" x ", factors), AxisText.MOST);
  }

  /// Reads what [#description] gives.
  ///
  /// @param description with the keys `grid`, `zipped` and `random`, each optional
  /// @throws InputException if it names no run, too many, or a key twice
  public static Space of(ObjectNode description) {
    List<Block> blocks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : description.properties()) {
      switch (entry.getKey()) {
        case "grid" -> axes(entry.getValue(), "grid").forEach(a -> blocks.add(block(List.of(a))));
        case "zipped" -> blocks.add(zipped(axes(entry.getValue(), "zipped")));
        case "random" -> blocks.add(random(entry.getValue()));
        default ->
            throw new InputException(
                "sweep."
                    + entry.getKey()
                    + ": unknown key, expected grid, zipped or random"
                    + (entry.getKey().startsWith("zip") ? "; did you mean zipped?" : ""));
      }
    }
    Set<String> keys = new HashSet<>();
    for (Block block : blocks) {
      for (Axis axis : block.axes()) {
        if (!keys.add(axis.key())) {
          throw new InputException(axis.key() + ": two axes of this key; give each key once");
        }
      }
    }
    return new Space(description, List.copyOf(blocks));
  }

  private static Block block(List<Axis> axes) {
    for (Axis axis : axes) {
      if (axis.values().isEmpty()) {
        throw new InputException(axis.key() + ": no values; give at least one");
      }
      Set<JsonNode> seen = new HashSet<>();
      for (JsonNode value : axis.values()) {
        if (axes.size() == 1 && !seen.add(value)) {
          throw new InputException(
              axis.key() + ": " + YamlWriter.flow(value) + " is given twice; give each value once");
        }
      }
    }
    return new Block(axes);
  }

  private static Block zipped(List<Axis> axes) {
    for (Axis axis : axes) {
      int first = axes.getFirst().values().size();
      if (axis.values().size() != first) {
        throw new InputException(
            "sweep.zipped: %d values of %s and %d of %s; zipped axes need as many of each"
                .formatted(first, axes.getFirst().key(), axis.values().size(), axis.key()));
      }
    }
    return block(axes);
  }

  private static List<Axis> axes(JsonNode mapping, String where) {
    if (!mapping.isObject() || mapping.isEmpty()) {
      throw new InputException(
          "sweep." + where + ": expected keys with their values, such as seed: 0..31");
    }
    return mapping.properties().stream()
        .map(entry -> new Axis(entry.getKey(), values(entry.getKey(), entry.getValue())))
        .toList();
  }

  private static List<JsonNode> values(String key, JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().toList();
    }
    if (node.isString()) {
      return AxisText.values(key, node.stringValue());
    }
    if (node.isObject() || node.isNull()) {
      throw new InputException(
          key + ": expected a list of values or text such as 0..31 or log(0.01,1,9)");
    }
    return List.of(node);
  }

  private static Block random(JsonNode node) {
    JsonNode count = node.path("count");
    if (!count.isIntegralNumber() || count.longValue() < 1 || count.longValue() > AxisText.MOST) {
      throw new InputException(
          "sweep.random.count: %s found, expected a whole number from 1 to %d"
              .formatted(count.isMissingNode() ? "nothing" : count, AxisText.MOST));
    }
    JsonNode seed = node.path("seed");
    if (!seed.isMissingNode() && !seed.isIntegralNumber()) {
      throw new InputException(
          "sweep.random.seed: %s found, expected one whole number; to sweep the runs' seed, give it"
                  .formatted(seed)
              + " as an axis");
    }
    JsonNode axes = node.path("axes");
    if (!axes.isObject() || axes.isEmpty()) {
      throw new InputException(
          "sweep.random.axes: expected keys with their values, such as stepsize: log(0.01,1)");
    }
    RandomStreams streams = new RandomStreams(seed.asLong(0));
    List<Axis> drawn = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : axes.properties()) {
      RandomStream stream = streams.stream("sweep " + entry.getKey());
      drawn.add(
          new Axis(
              entry.getKey(), draw(entry.getKey(), entry.getValue(), stream, count.intValue())));
    }
    return block(drawn);
  }

  private static List<JsonNode> draw(String key, JsonNode node, RandomStream stream, int count) {
    double[] interval = node.isString() ? AxisText.interval(key, node.stringValue()) : null;
    List<JsonNode> choices = interval == null ? values(key, node) : List.of();
    List<JsonNode> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (interval == null) {
        drawn.add(choices.get(stream.nextInt(choices.size())));
      } else {
        double u = stream.nextDouble();
        double a = interval[0];
        double b = interval[1];
        double value = interval[2] > 0 ? a * Math.pow(b / a, u) : a + u * (b - a);
        drawn.add(JsonNodeFactory.instance.numberNode(AxisText.rounded(value)));
      }
    }
    return drawn;
  }

  /// What [#of] reads back to the same space.
  public ObjectNode description() {
    return description;
  }

  /// How many runs there are.
  public int size() {
    return size;
  }

  /// All axes in order; those that go together have as many values each.
  public List<Axis> axes() {
    return blocks.stream().flatMap(block -> block.axes().stream()).toList();
  }

  /// The values of one run, by key.
  ///
  /// @param run from 0
  public Map<String, JsonNode> point(int run) {
    JsonNode[] values = new JsonNode[axes().size()];
    int rest = run;
    int place = values.length;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      int index = rest % block.size();
      rest /= block.size();
      for (int j = block.axes().size() - 1; j >= 0; j--) {
        values[--place] = block.axes().get(j).values().get(index);
      }
    }
    Map<String, JsonNode> point = new LinkedHashMap<>();
    List<Axis> axes = axes();
    for (int i = 0; i < values.length; i++) {
      point.put(axes.get(i).key(), values[i]);
    }
    return point;
  }

  /// Runs that between them show each value of each axis, evenly picked of long ones: what a check
  /// before the start looks at.
  public List<Integer> samples() {
    List<Integer> runs = new ArrayList<>(List.of(0));
    int stride = size;
    for (Block block : blocks) {
      stride /= block.size();
      int step = Math.max(1, block.size() / MOST_SAMPLES);
      for (int i = step; i < block.size(); i += step) {
        runs.add(i * stride);
      }
    }
    return runs;
  }

  /// A run in words, such as `stepsize=0.3 seed=2`.
  public String label(int run) {
    List<String> parts = new ArrayList<>();
    point(run).forEach((key, value) -> parts.add(key + "=" + YamlWriter.flow(value)));
    return String.join(" ", parts);
  }
}
