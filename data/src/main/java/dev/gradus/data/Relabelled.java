package dev.gradus.data;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.util.List;

/// The examples of a data set under other labels of the same classes.
///
/// @param name such as `mnist/train:noise-0.1`
/// @param data whose features these are
/// @param labels one an example; not to be changed
public record Relabelled(String name, DataSet data, int[] labels) implements DataSet {

  public Relabelled {
    if (labels.length != data.size()) {
      throw new IllegalArgumentException(labels.length + " labels for " + data.name());
    }
  }

  /// Each label replaced, with a chance of its own, by one of the other classes, all alike likely.
  ///
  /// @param share chance of each label to be replaced, in [0, 1]
  public static Relabelled noisy(DataSet data, double share, RandomStreams streams) {
    RandomStream stream = streams.stream("label noise");
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      double place = stream.nextDouble();
      int shift = 1 + (int) (stream.nextDouble() * (data.classes() - 1));
      labels[i] = (data.label(i) + (place < share ? shift : 0)) % data.classes();
    }
    return new Relabelled(data.name() + ":noise-" + share, data, labels);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int classes() {
    return data.classes();
  }

  @Override
  public List<Integer> shape() {
    return data.shape();
  }

  @Override
  public int label(int example) {
    return labels[example];
  }

  @Override
  public void copyFeatures(int example, float[] target, int offset) {
    data.copyFeatures(example, target, offset);
  }

  @Override
  public DataSet unlabelled() {
    return data.unlabelled();
  }
}
