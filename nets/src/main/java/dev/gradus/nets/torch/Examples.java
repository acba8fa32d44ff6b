package dev.gradus.nets.torch;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSet;
import java.util.IdentityHashMap;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// A data set in native memory: features [n][features] float32, and labels as the loss wants them.
///
/// Features are kept once a process for all who use them at the same time, whatever their labels.
public final class Examples implements AutoCloseable {
  private static final IdentityHashMap<DataSet, Features> SHARED = new IdentityHashMap<>();

  private final DataSet data;
  private final int[] labels;
  private final Features features;
  private final Tensor targets;

  private Examples(DataSet data, int[] labels, Features features, Tensor targets) {
    this.data = data;
    this.labels = labels;
    this.features = features;
    this.targets = targets;
  }

  /// Features in use, and by how many.
  private static final class Features {
    private final Tensor tensor;
    private int users;

    private Features(Tensor tensor) {
      this.tensor = tensor;
    }
  }

  /// Copies the labels, and the features unless somebody uses them already.
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
      Tensor targets = torch.tensor(labels);
      targets =
          data.classes() == 2
              ? targets.to(torch.ScalarType.Float).view(-1, 1)
              : targets.to(torch.ScalarType.Long);
      return new Examples(data, labels, take(data.unlabelled()), targets.retainReference());
    }
  }

  private static Features take(DataSet data) {
    synchronized (SHARED) {
      Features features = SHARED.get(data);
      if (features == null) {
        Tensor tensor = torch.empty(data.size(), data.features());
        copy(data, tensor.data_ptr_float());
        features = new Features(tensor.retainReference());
        SHARED.put(data, features);
      }
      features.users++;
      return features;
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
    return data.classes() == 2;
  }

  Tensor features() {
    return features.tensor;
  }

  Tensor targets() {
    return targets;
  }

  /// A minibatch of images, each moved and mirrored as its view says.
  ///
  /// @param images [batch][features]
  Tensor show(Tensor images, ImageView[] views) {
    int channels = data.shape().get(0);
    int rows = data.shape().get(1);
    int columns = data.shape().get(2);
    Tensor from = images.view(-1, channels, rows, columns);
    Tensor to = torch.zeros(views.length, channels, rows, columns);
    for (int i = 0; i < views.length; i++) {
      ImageView view = views[i];
      int height = rows - Math.abs(view.down());
      int width = columns - Math.abs(view.right());
      Tensor part =
          from.select(0, i)
              .narrow(1, Math.max(0, -view.down()), height)
              .narrow(2, Math.max(0, -view.right()), width);
      int left = Math.max(0, view.right());
      if (view.mirrored()) {
        part = part.flip(2);
        left = columns - left - width;
      }
      to.select(0, i)
          .narrow(1, Math.max(0, view.down()), height)
          .narrow(2, left, width)
          .copy_(part);
    }
    return to.view(views.length, -1);
  }

  @Override
  public void close() {
    synchronized (SHARED) {
      features.users--;
      if (features.users == 0) {
        SHARED.remove(data.unlabelled());
        features.tensor.releaseReference();
      }
    }
    targets.releaseReference();
  }
}
