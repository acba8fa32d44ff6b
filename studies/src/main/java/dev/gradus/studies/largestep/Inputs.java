package dev.gradus.studies.largestep;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSets;
import dev.gradus.data.format.Csv;
import dev.gradus.data.format.GuardedInput;
import dev.gradus.data.format.NdArray;
import dev.gradus.theory.largestep.BinaryData;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The data and the initial weights that a file names or draws.
final class Inputs {
  /// @param signs a, one a unit
  /// @param weights a row a unit
  record Initial(double[] signs, double[][] weights) {}

  private Inputs() {}

  static BinaryData data(JsonNode data) {
    String name = (data.isString() ? data : data.path("name")).stringValue("");
    if (isFile(name)) {
      return fromFile(name);
    }
    if (ToyData.ALL.containsKey(name)) {
      return ToyData.ALL.get(name).apply(data.path("gamma").doubleValue(ToyData.GAMMA));
    }
    if (!DataSets.names().contains(name)) {
      List<String> known = new ArrayList<>(new TreeSet<>(ToyData.ALL.keySet()));
      known.addAll(DataSets.names());
      throw new InputException(
          "data: '%s' found, expected a .csv file or one of %s".formatted(name, known));
    }
    if (!data.has("classes")) {
      throw new InputException(
          "data: %s has ten classes; name two, as in {name: %s, classes: [0, 1], n: 1000}"
              .formatted(name, name));
    }
    return images(data).train();
  }

  /// The test examples of two classes of images; none for other data.
  static Optional<BinaryData> test(JsonNode data) {
    return data.has("classes") && DataSets.names().contains(data.path("name").stringValue(""))
        ? Optional.of(images(data).test())
        : Optional.empty();
  }

  private static ImageClasses images(JsonNode data) {
    String name = data.get("name").stringValue();
    return ImageClasses.take(
        DataSets.load(name),
        ImageClasses.number(name, data.get("classes").get(0).asString()),
        ImageClasses.number(name, data.get("classes").get(1).asString()),
        data.path("n").intValue(0));
  }

  /// Whether a name is that of a file.
  static boolean isFile(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private static BinaryData fromFile(String name) {
    double[][] rows = rows("data", name);
    int d = rows[0].length - 1;
    double[][] x = new double[rows.length][];
    double[] y = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      x[i] = java.util.Arrays.copyOf(rows[i], d);
      y[i] = rows[i][d];
    }
    return new BinaryData(x, y);
  }

  private static double[][] rows(String key, String name) {
    Csv csv = Csv.read(Path.of(name));
    NdArray values = csv.values();
    int width = values.shape().get(1);
    if (width < 2) {
      throw new InputException(
          "%s: %s has one column, expected %s"
              .formatted(key, name, key.equals("data") ? "x1, ..., xd, y" : "a, w1, ..., wd"));
    }
    double[][] rows = new double[values.shape().get(0)][width];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < width; k++) {
        rows[i][k] = values.real(i * width + k);
      }
    }
    return rows;
  }

  /// @param dimension d of the data
  static Initial initial(ObjectNode configuration, int dimension) {
    boolean linear = configuration.get("model").stringValue().equals("linear");
    JsonNode initial = configuration.path("initial");
    if (initial.isMissingNode()) {
      if (!linear) {
        throw new InputException(
            "initial: missing; give a .csv file of a, w1, ..., wd, or {units: 20, std: 1}");
      }
      return new Initial(new double[] {1}, new double[1][dimension]);
    }
    Initial result =
        initial.isString()
            ? fromTable(initial.stringValue())
            : drawn(initial, dimension, configuration.get("seed").longValue());
    if (linear && result.signs().length != 1) {
      throw new InputException(
          "initial: %d units found, but a linear model has one; use model: two-layer"
              .formatted(result.signs().length));
    }
    return result;
  }

  private static Initial fromTable(String name) {
    if (!isFile(name)) {
      throw new InputException(
          "initial: '%s' found, expected a .csv file or {units: 20, std: 1}".formatted(name));
    }
    double[][] rows = rows("initial", name);
    double[] signs = new double[rows.length];
    double[][] weights = new double[rows.length][];
    for (int j = 0; j < rows.length; j++) {
      signs[j] = rows[j][0];
      weights[j] = java.util.Arrays.copyOfRange(rows[j], 1, rows[j].length);
    }
    return new Initial(signs, weights);
  }

  private static Initial drawn(JsonNode initial, int dimension, long seed) {
    int units = initial.get("units").intValue();
    double std = initial.path("std").doubleValue(1);
    RandomStream stream = new RandomStreams(seed).stream("initial weights");
    double[] signs = new double[units];
    double[][] weights = new double[units][dimension];
    for (int j = 0; j < units; j++) {
      signs[j] = j % 2 == 0 ? 1 : -1;
      stream.nextGaussians(weights[j], 0, dimension);
      for (int k = 0; k < dimension; k++) {
        weights[j][k] *= std;
      }
    }
    return new Initial(signs, weights);
  }

  /// What numbers hash to, hexadecimal.
  static String sha256(double[][] rows, double[] more) {
    MessageDigest digest = GuardedInput.sha256();
    for (double[] row : rows) {
      digest.update(bytes(row));
    }
    digest.update(bytes(more));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(double[] row) {
    ByteBuffer bytes = ByteBuffer.allocate(row.length * Double.BYTES);
    bytes.asDoubleBuffer().put(row);
    return bytes.array();
  }
}
