package dev.gradus.studies.shade;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.Synthetic;

/// Two half circles of radius 1 that reach into each other, with noise, moved along y until the gap
/// between their outermost points is a given one.
final class TwoMoons {
  private TwoMoons() {}

  /// @param count examples, half of them in each moon; class 1 is the upper one
  /// @param noise standard deviation in both coordinates
  /// @param gap lowest y of class 1 minus highest y of class 0
  static Synthetic draw(int count, double noise, double gap, RandomStreams streams) {
    RandomStream random = streams.stream("two moons");
    double[][] points = new double[count][];
    int[] labels = new int[count];
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double angle = Math.PI * random.nextDouble();
      labels[i] = i % 2;
      double x = labels[i] == 1 ? Math.cos(angle) : 1 - Math.cos(angle);
      double y = labels[i] == 1 ? Math.sin(angle) : -Math.sin(angle);
      points[i] =
          new double[] {x - 0.5 + noise * random.nextGaussian(), y + noise * random.nextGaussian()};
      if (labels[i] == 1) {
        lowest = Math.min(lowest, points[i][1]);
      } else {
        highest = Math.max(highest, points[i][1]);
      }
    }
    float[][] features = new float[count][2];
    for (int i = 0; i < count; i++) {
      double shift = labels[i] == 1 ? gap / 2 - lowest : -gap / 2 - highest;
      features[i][0] = (float) points[i][0];
      features[i][1] = (float) (points[i][1] + shift);
    }
    return new Synthetic("two moons", features, labels);
  }
}
