package dev.gradus.data;

import java.util.List;

/// Labelled examples with features of one shape. Immutable.
public interface DataSet {

  /// Such as `fashion-mnist-small/train`.
  String name();

  /// Count of examples.
  int size();

  /// Count of classes; labels are 0..classes-1.
  int classes();

  /// Shape of one example, such as [1, 28, 28] (channels, rows, columns) or [30].
  List<Integer> shape();

  /// Numbers in one example.
  default int features() {
    return shape().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }

  /// The label of an example.
  int label(int example);

  /// Writes the features of an example (pixels scaled to [0, 1]) into `target` from `offset` on.
  void copyFeatures(int example, float[] target, int offset);

  /// The set whose features these are, the same object for all that differ in labels alone.
  default DataSet unlabelled() {
    return this;
  }
}
