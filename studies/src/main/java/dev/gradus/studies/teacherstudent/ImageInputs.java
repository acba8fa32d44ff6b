package dev.gradus.studies.teacherstudent;

import dev.gradus.data.DataSet;
import dev.gradus.theory.teacherstudent.InputSource;

/// The features of a data set as inputs, shifted and scaled alike so that over all of them the mean
/// is 0 and the variance 1. Labels are left out: the teacher gives its own.
final class ImageInputs implements InputSource {
  private final float[] values;
  private final int count;
  private final int dimension;

  /// @param count how many examples to take, from the first on
  ImageInputs(DataSet data, int count) {
    this.count = count;
    this.dimension = data.features();
    values = new float[Math.multiplyExact(count, dimension)];
    for (int i = 0; i < count; i++) {
      data.copyFeatures(i, values, i * dimension);
    }
    standardise();
  }

  private void standardise() {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    double deviation = Math.sqrt(squares / values.length - mean * mean);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((values[i] - mean) / deviation);
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public void copy(int i, double[] into) {
    for (int j = 0; j < dimension; j++) {
      into[j] = values[i * dimension + j];
    }
  }
}
