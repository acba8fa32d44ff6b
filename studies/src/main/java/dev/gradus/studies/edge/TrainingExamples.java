package dev.gradus.studies.edge;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSet;
import dev.gradus.data.DataSets;
import java.util.List;

/// The examples of Cohen et al. (ICLR 2021): images, standardised, or a Chebyshev polynomial.
///
/// @param inputs [examples][features]
/// @param targets [examples][outputs]; one-hot for images
/// @param shape of one example
/// @param outputs numbers in a target
record TrainingExamples(float[] inputs, float[] targets, List<Integer> shape, int outputs) {
  private static final String CHEBYSHEV = "chebyshev-";

  /// Numbers in one example.
  int features() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /// @param name of a data set, or `chebyshev-3`, `-4`, `-5`
  /// @param count of examples: the first of the data set, or points evenly spaced in [-1, 1]
  static TrainingExamples of(String name, int count) {
    return name.startsWith(CHEBYSHEV)
        ? chebyshev(Integer.parseInt(name.substring(CHEBYSHEV.length())), count)
        : images(DataSets.load(name).train(), count);
  }

  static TrainingExamples chebyshev(int degree, int count) {
    if (count < 2) {
      throw new InputException("examples: " + count + " found, expected at least 2 points");
    }
    float[] x = new float[count];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      double at = -1 + 2.0 * i / (count - 1);
      x[i] = (float) at;
      y[i] = (float) Math.cos(degree * Math.acos(at));
    }
    return new TrainingExamples(x, y, List.of(1), 1);
  }

  /// Each feature has mean 0 and variance 1 over the whole training set, of which the first `count`
  /// examples are taken; a feature that never changes is left out of the division.
  static TrainingExamples images(DataSet data, int count) {
    if (count > data.size()) {
      throw new InputException(
          "examples: %d found, but %s has %d".formatted(count, data.name(), data.size()));
    }
    int features = data.features();
    float[] one = new float[features];
    double[] sum = new double[features];
    double[] square = new double[features];
    for (int i = 0; i < data.size(); i++) {
      data.copyFeatures(i, one, 0);
      for (int k = 0; k < features; k++) {
        sum[k] += one[k];
        square[k] += (double) one[k] * one[k];
      }
    }
    float[] inputs = new float[Math.multiplyExact(count, features)];
    float[] targets = new float[count * data.classes()];
    for (int i = 0; i < count; i++) {
      data.copyFeatures(i, inputs, i * features);
      targets[i * data.classes() + data.label(i)] = 1;
    }
    for (int k = 0; k < features; k++) {
      double mean = sum[k] / data.size();
      double variance = square[k] / data.size() - mean * mean;
      double deviation = variance > 1e-10 ? Math.sqrt(variance) : 1;
      for (int i = 0; i < count; i++) {
        inputs[i * features + k] = (float) ((inputs[i * features + k] - mean) / deviation);
      }
    }
    return new TrainingExamples(inputs, targets, data.shape(), data.classes());
  }
}
