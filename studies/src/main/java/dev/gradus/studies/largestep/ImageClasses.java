package dev.gradus.studies.largestep;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSet;
import dev.gradus.data.DataSets;
import dev.gradus.theory.largestep.BinaryData;
import java.util.List;
import java.util.stream.IntStream;

/// Two classes of a named data set, with labels 1 and -1; each input less the mean of the training
/// examples taken, all divided by the largest norm. The test examples are treated with the same
/// numbers.
record ImageClasses(BinaryData train, BinaryData test) {
  private static final List<String> CIFAR10 =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

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
  /// @param count how many to train on, from the first on; 0 for all
  static ImageClasses take(DataSets.Split split, int positive, int negative, int count) {
    BinaryData train = take(split.train(), positive, negative, count);
    BinaryData test = take(split.test(), positive, negative, 0);
    double[] mean = new double[train.dimension()];
    for (double[] row : train.x()) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k] / train.size();
      }
    }
    double scale = 1 / Math.max(centre(train, mean), Double.MIN_NORMAL);
    centre(test, mean);
    scale(train, scale);
    scale(test, scale);
    return new ImageClasses(train, test);
  }

  private static BinaryData take(DataSet data, int positive, int negative, int count) {
    int[] chosen =
        IntStream.range(0, data.size())
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
    return new BinaryData(x, y);
  }

  /// The largest norm that is left.
  private static double centre(BinaryData data, double[] mean) {
    for (double[] row : data.x()) {
      for (int k = 0; k < mean.length; k++) {
        row[k] -= mean[k];
      }
    }
    return data.radius();
  }

  private static void scale(BinaryData data, double scale) {
    for (double[] row : data.x()) {
      for (int k = 0; k < row.length; k++) {
        row[k] *= scale;
      }
    }
  }
}
