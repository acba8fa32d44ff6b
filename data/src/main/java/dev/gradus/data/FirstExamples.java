package dev.gradus.data;

import java.util.List;

/// The first examples of a data set.
///
/// @param size how many, at most as many as there are
public record FirstExamples(DataSet data, int size) implements DataSet {

  public FirstExamples {
    if (size < 1 || size > data.size()) {
      throw new IllegalArgumentException(size + " examples of " + data.size());
    }
  }

  @Override
  public String name() {
    return data.name();
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
    return data.label(example);
  }

  @Override
  public void copyFeatures(int example, float[] target, int offset) {
    data.copyFeatures(example, target, offset);
  }
}
