package dev.gradus.studies.largestep;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSet;
import dev.gradus.theory.largestep.BinaryData;
import java.util.Arrays;
import java.util.List;

/// Two classes of a named data set, with labels 1 and -1; each input less the mean of those taken,
/// all divided by the largest norm.
final class ImageClasses {
  private static final List<String> CIFAR10 =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private ImageClasses() {}

  /// The number of a class that is given by number or, for CIFAR-10, by name.
  static int number(String data, String given) {
    int named = data.startsWith("cifar10") ? CIFAR10.indexOf(given) : -1;
    if (named >= 0) {
      return named;
    }
    if (given.matches("\\d")) {
      return Integer.parseInt(given);
    }
    throw new InputException(
        "data.classes: %s found, expected numbers 0 to 9%s"
            .formatted(given, data.startsWith("cifar10") ? " or two of " + CIFAR10 : ""));
  }

  /// @param positive the class labelled 1
  /// @param count how many to take, from the first on; 0 for all
  static BinaryData take(DataSet data, int positive, int negative, int count) {
    int[] chosen =
        java.util.stream.IntStream.range(0, data.size())
            .filter(i -> data.label(i) == positive || data.label(i) == negative)
            .limit(count == 0 ? Long.MAX_VALUE : count)
            .toArray();
    if (chosen.length < Math.max(1, count)) {
      throw new InputException(
          "data.n: %d found, but %s has %d examples of these classes"
              .formatted(count, data.name(), chosen.length));
    }
    float[] features = new float[data.features()];
    double[][] x = new double[chosen.length][features.length];
    double[] y = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      data.copyFeatures(chosen[i], features, 0);
      for (int k = 0; k < features.length; k++) {
        x[i][k] = features[k];
      }
      y[i] = data.label(chosen[i]) == positive ? 1 : -1;
    }
    standardise(x);
    return new BinaryData(x, y);
  }

  private static void standardise(double[][] x) {
    double largest = 0;
    double[] mean = new double[x[0].length];
    for (double[] row : x) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k] / x.length;
      }
    }
    for (double[] row : x) {
      for (int k = 0; k < mean.length; k++) {
        row[k] -= mean[k];
      }
      largest = Math.max(largest, Arrays.stream(row).map(v -> v * v).sum());
    }
    double scale = largest == 0 ? 1 : 1 / Math.sqrt(largest);
    for (double[] row : x) {
      for (int k = 0; k < mean.length; k++) {
        row[k] *= scale;
      }
    }
  }
}
