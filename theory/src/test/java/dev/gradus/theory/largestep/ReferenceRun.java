package dev.gradus.theory.largestep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A run computed independently with NumPy, with the largest deviation seen among copies disturbed
/// in the last place.
record ReferenceRun(TwoLayerClassifier problem, List<String> columns, double[][] rows) {

  static ReferenceRun read(String name, Activation activation, double stepsize) {
    double[][] data = table(name + "/data.csv");
    double[][] start = table(name + "/w0.csv");
    int d = data[0].length - 1;
    TwoLayerClassifier problem =
        TwoLayerClassifier.of(
            new BinaryData(
                Arrays.stream(data).map(row -> Arrays.copyOf(row, d)).toArray(double[][]::new),
                Arrays.stream(data).mapToDouble(row -> row[d]).toArray()),
            Arrays.stream(start).mapToDouble(row -> row[0]).toArray(),
            activation,
            Arrays.stream(start)
                .map(row -> Arrays.copyOfRange(row, 1, d + 1))
                .toArray(double[][]::new),
            new Stepsize.Constant(stepsize));
    return new ReferenceRun(
        problem,
        List.of(lines(name + "/traj.csv").getFirst().split(",")),
        table(name + "/traj.csv"));
  }

  static List<ReferenceRun> all() {
    return List.of(
        read("xor_lsp_eta640", new Activation(Shape.SOFTPLUS, 1, 0.5, 0.5), 640),
        read("thm43_linear_eta64", Activation.IDENTITY, 64),
        read("wu24toy_eta8", Activation.IDENTITY, 8),
        read("sep_gelu_eta96", Activation.of(Shape.GELU), 96));
  }

  double[] column(String name) {
    int at = columns.indexOf(name);
    return Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
  }

  static double[][] table(String name) {
    return lines(name).stream()
        .skip(1)
        .map(line ->
            Arrays.stream(line.split(","))
                .mapToDouble(cell ->
                    cell.toLowerCase(Locale.ROOT).equals("nan")
                        ? Double.NaN
                        : Double.parseDouble(cell))
                .toArray())
        .toArray(double[][]::new);
  }

  static List<String> lines(String name) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ReferenceRun.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8))) {
      return new ArrayList<>(in.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
