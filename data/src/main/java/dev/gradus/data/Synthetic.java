package dev.gradus.data;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.List;

/// Data sets of two classes that are drawn rather than read; labels have no noise.
///
/// @param name such as `disk/train`
/// @param points [example][feature]
/// @param labels 0 or 1, one an example
public record Synthetic(String name, float[][] points, int[] labels) implements DataSet {
  /// The data sets that can be drawn by name.
  public static final List<String> NAMES = List.of("disk", "gaussian-sinusoid");

  private static final double AMPLITUDE = 0.3;

  /// How large a drawn data set is.
  ///
  /// @param train count of training examples
  /// @param test count of test examples
  /// @param dimension of a Gaussian input; the disk has 2
  /// @param linear norm of w in the Gaussian sinusoid
  /// @param wave norm of w' in the Gaussian sinusoid
  /// @param spacing least distance between two training points of the disk; 0 for any
  public record Size(
      int train, int test, int dimension, double linear, double wave, double spacing) {}

  /// Draws the data set of a name.
  ///
  /// `disk`: x uniform in the unit disk, class 1 where x2 > 0.3 sin(2 pi x1) (the curve is ours); a
  /// training point too near to one before it is drawn again. `gaussian-sinusoid`: x standard
  /// normal, class 1 where (w, x) + sin (w', x) > 0 with w along the first axis and w' along the
  /// second.
  ///
  /// @throws InputException if there is none of this name, or the size does not fit
  public static DataSets.Split draw(String name, Size size, RandomStreams streams) {
    if (size.train() < 1 || size.test() < 1) {
      throw new InputException("drawn: at least 1 training and 1 test example expected");
    }
    return switch (name) {
      case "disk" ->
          new DataSets.Split(
              disk("disk/train", size.train(), size.spacing(), streams),
              disk("disk/test", size.test(), 0, streams));
      case "gaussian-sinusoid" ->
          new DataSets.Split(
              sinusoid("gaussian-sinusoid/train", size.train(), size, streams),
              sinusoid("gaussian-sinusoid/test", size.test(), size, streams));
      default ->
          throw new InputException("data: '" + name + "' is not drawn, expected one of " + NAMES);
    };
  }

  /// Where the classes of the disk meet: x2 at this x1.
  public static double diskBoundary(double x1) {
    return AMPLITUDE * Math.sin(2 * Math.PI * x1);
  }

  private static Synthetic disk(String name, int count, double spacing, RandomStreams streams) {
    // Beyond about twice this density no place may be left for the last points.
    if (count * spacing * spacing > 1) {
      throw new InputException(
          "drawn.spacing: %s found, expected at most 1 / sqrt(train) = %s"
              .formatted(spacing, (float) (1 / Math.sqrt(count))));
    }
    RandomStream stream = streams.stream(name);
    float[][] points = new float[count][2];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      double x;
      double y;
      do {
        x = 2 * stream.nextDouble() - 1;
        y = 2 * stream.nextDouble() - 1;
      } while (x * x + y * y > 1 || isWithin(spacing, x, y, points, i));
      points[i] = new float[] {(float) x, (float) y};
      labels[i] = points[i][1] > diskBoundary(points[i][0]) ? 1 : 0;
    }
    return new Synthetic(name, points, labels);
  }

  private static boolean isWithin(
      double distance, double x, double y, float[][] points, int count) {
    for (int i = 0; distance > 0 && i < count; i++) {
      if (Math.hypot(x - points[i][0], y - points[i][1]) < distance) {
        return true;
      }
    }
    return false;
  }

  private static Synthetic sinusoid(String name, int count, Size size, RandomStreams streams) {
    if (size.dimension() < 2) {
      throw new InputException(
          "drawn.dimension: " + size.dimension() + " found, expected at least 2");
    }
    RandomStream stream = streams.stream(name);
    float[][] features = new float[count][size.dimension()];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size.dimension(); j++) {
        features[i][j] = (float) stream.nextGaussian();
      }
      double field = size.linear() * features[i][0] + Math.sin(size.wave() * features[i][1]);
      labels[i] = field > 0 ? 1 : 0;
    }
    return new Synthetic(name, features, labels);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public List<Integer> shape() {
    return List.of(points[0].length);
  }

  @Override
  public int label(int example) {
    return labels[example];
  }

  @Override
  public void copyFeatures(int example, float[] target, int offset) {
    System.arraycopy(points[example], 0, target, offset, points[example].length);
  }
}
