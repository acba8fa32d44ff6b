package dev.gradus.nets;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSet;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Examples in arrays, made or read for tests.
record ArrayDataSet(String name, int classes, List<Integer> shape, float[][] examples, int[] labels)
    implements DataSet {

  ArrayDataSet(String name, int classes, float[][] examples, int[] labels) {
    this(name, classes, List.of(examples[0].length), examples, labels);
  }

  /// The same examples, seen as images.
  ArrayDataSet shaped(Integer... shape) {
    return new ArrayDataSet(name, classes, List.of(shape), examples, labels);
  }

  /// Gaussian clouds around one random centre a class, so that classes can be learnt.
  static ArrayDataSet clouds(String name, int size, int features, int classes) {
    RandomStream centres = new RandomStreams(1).stream("centres");
    double[][] centre = new double[classes][features];
    for (double[] row : centre) {
      for (int j = 0; j < features; j++) {
        row[j] = centres.nextGaussian();
      }
    }
    RandomStream noise = new RandomStreams(1).stream(name);
    float[][] examples = new float[size][features];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % classes;
      for (int j = 0; j < features; j++) {
        examples[i][j] = (float) (centre[labels[i]][j] + noise.nextGaussian());
      }
    }
    return new ArrayDataSet(name, classes, examples, labels);
  }

  /// The Fashion-MNIST subset shipped with the data module; classes 0-4 against 5-9.
  ///
  /// @param part `train` or `t10k`
  static ArrayDataSet fashion(String part) throws IOException {
    byte[] images = resource(part + "-images-idx3-ubyte.gz");
    byte[] classes = resource(part + "-labels-idx1-ubyte.gz");
    int size = classes.length - 8;
    float[][] examples = new float[size][784];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = classes[8 + i] / 5;
      for (int j = 0; j < 784; j++) {
        examples[i][j] = (images[16 + 784 * i + j] & 0xff) / 255f;
      }
    }
    return new ArrayDataSet(part, 2, examples, labels);
  }

  private static byte[] resource(String file) throws IOException {
    var stream = DataSet.class.getResourceAsStream("/dev/gradus/data/fashion-mnist-small/" + file);
    try (GZIPInputStream in = new GZIPInputStream(stream)) {
      return in.readAllBytes();
    }
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int example) {
    return labels[example];
  }

  @Override
  public void copyFeatures(int example, float[] target, int offset) {
    System.arraycopy(examples[example], 0, target, offset, examples[example].length);
  }
}
