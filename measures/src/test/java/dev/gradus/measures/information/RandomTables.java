package dev.gradus.measures.information;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Samples of every kind that a property should hold for: few and many classes, dense and sparse,
/// dependent and not, with classes that never occur.
final class RandomTables {
  private RandomTables() {}

  record Sample(int classes, int[] y, int[] f, int[] l) {
    ContingencyTable table() {
      return ContingencyTable.of(y, f, l);
    }

    @Override
    public String toString() {
      return classes + " classes, " + y.length + " examples";
    }
  }

  static Stream<Sample> samples() {
    RandomStream random = new RandomStreams(20190528).stream("random tables");
    return IntStream.range(0, 120).mapToObj(i -> sample(random, i));
  }

  private static Sample sample(RandomStream random, int i) {
    int classes = i % 10 == 9 ? 60 + random.nextInt(2000) : 1 + random.nextInt(12);
    int n = 1 + random.nextInt(i % 3 == 0 ? 20 : 3000);
    double modelNoise = random.nextDouble();
    double byNoise = random.nextDouble();
    double copying = random.nextDouble();
    int[] y = new int[n];
    int[] f = new int[n];
    int[] l = new int[n];
    for (int j = 0; j < n; j++) {
      y[j] = random.nextInt(classes);
      l[j] = random.nextDouble() < byNoise ? random.nextInt(classes) : y[j];
      f[j] =
          random.nextDouble() < copying
              ? l[j]
              : random.nextDouble() < modelNoise ? random.nextInt(classes) : y[j];
    }
    return new Sample(classes, y, f, l);
  }
}
