package dev.gradus.studies.shade;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Images of two classes in [0, 1], averaged over squares, with the brightness of each.
///
/// @param name of the data set
/// @param shape of one image: channels, rows, columns
/// @param pixels of each image
/// @param labels 0 or 1
/// @param brightness mean of each image's pixels
record Images(
    String name, List<Integer> shape, float[][] pixels, int[] labels, double[] brightness) {

  /// @param side of the squares that become one pixel
  /// @throws InputException if the set does not hold images of two classes with sides that `side`
  ///   divides
  static Images of(DataSet data, int side) {
    if (data.classes() != 2 || data.shape().size() != 3) {
      throw new InputException(
          "task: "
              + data.classes()
              + " classes of shape "
              + data.shape()
              + " found, expected images of two classes such as 3-vs-5");
    }
    int channels = data.shape().get(0);
    int rows = data.shape().get(1);
    int columns = data.shape().get(2);
    if (rows % side != 0 || columns % side != 0) {
      throw new InputException(
          "pool: %d does not divide images of %d x %d".formatted(side, rows, columns));
    }
    float[][] pixels = new float[data.size()][];
    float[] whole = new float[data.features()];
    for (int i = 0; i < pixels.length; i++) {
      data.copyFeatures(i, whole, 0);
      pixels[i] = pooled(whole, channels, rows, columns, side);
    }
    return new Images(
        data.name(),
        List.of(channels, rows / side, columns / side),
        pixels,
        IntStream.range(0, data.size()).map(data::label).toArray(),
        Arrays.stream(pixels).mapToDouble(Images::mean).toArray());
  }

  private static float[] pooled(float[] whole, int channels, int rows, int columns, int side) {
    float[] pooled = new float[whole.length / side / side];
    for (int c = 0; c < channels; c++) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          int target = (c * (rows / side) + row / side) * (columns / side) + column / side;
          pooled[target] += whole[(c * rows + row) * columns + column] / (side * side);
        }
      }
    }
    return pooled;
  }

  private static double mean(float[] pixels) {
    double sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum / pixels.length;
  }

  int size() {
    return labels.length;
  }

  double meanBrightness() {
    return Arrays.stream(brightness).average().orElseThrow();
  }

  double medianBrightness() {
    double[] sorted = brightness.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
