package dev.gradus.nets.torch;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSet;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// A data set in native memory: features [n][features] float32, and labels as the loss wants them.
public final class Examples implements AutoCloseable {
  private final int[] labels;
  private final int classes;
  private final Tensor features;
  private final Tensor targets;

  private Examples(int[] labels, int classes, Tensor features, Tensor targets) {
    this.labels = labels;
    this.classes = classes;
    this.features = features;
    this.targets = targets;
  }

  /// Copies all examples.
  ///
  /// @throws InputException if a label is not a class or a feature not finite
  public static Examples of(DataSet data) {
    Libtorch.prepareThread();
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(i);
      if (labels[i] < 0 || labels[i] >= data.classes()) {
        throw new InputException(
            "%s: label %d of example %d found, expected 0 to %d"
                .formatted(data.name(), labels[i], i, data.classes() - 1));
      }
    }
    try (PointerScope _ = new PointerScope()) {
      Tensor features = torch.empty(data.size(), data.features());
      copy(data, features.data_ptr_float());
      Tensor targets = torch.tensor(labels);
      targets =
          data.classes() == 2
              ? targets.to(torch.ScalarType.Float).view(-1, 1)
              : targets.to(torch.ScalarType.Long);
      return new Examples(
          labels, data.classes(), features.retainReference(), targets.retainReference());
    }
  }

  private static void copy(DataSet data, FloatPointer target) {
    float[] example = new float[data.features()];
    for (int i = 0; i < data.size(); i++) {
      data.copyFeatures(i, example, 0);
      for (float feature : example) {
        if (!Float.isFinite(feature)) {
          throw new InputException(
              "%s: feature %s of example %d found, expected finite numbers"
                  .formatted(data.name(), feature, i));
        }
      }
      target.position((long) i * example.length).put(example);
    }
  }

  public int size() {
    return labels.length;
  }

  public int label(int example) {
    return labels[example];
  }

  /// Whether the network has one logit (sigmoid) instead of one a class (softmax).
  boolean isBinary() {
    return classes == 2;
  }

  Tensor features() {
    return features;
  }

  Tensor targets() {
    return targets;
  }

  @Override
  public void close() {
    features.releaseReference();
    targets.releaseReference();
  }
}
