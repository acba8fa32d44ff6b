package dev.gradus.nets;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.nets.Hyperparameters.Augmentation;
import dev.gradus.nets.torch.ImageView;
import org.jspecify.annotations.Nullable;

/// How the images of a step's minibatch are shown.
///
/// It depends on (seed, step) alone, as the order of the data does.
final class Augmenter {
  private static final int MARGIN = 4;

  private final Augmentation augmentation;
  private final RandomStreams streams;

  Augmenter(Augmentation augmentation, RandomStreams streams) {
    this.augmentation = augmentation;
    this.streams = streams;
  }

  /// @return null if images are shown as they are
  ImageView @Nullable [] views(long step, int count) {
    if (augmentation == Augmentation.NONE) {
      return null;
    }
    RandomStream stream = streams.stream("augmentation", step);
    ImageView[] views = new ImageView[count];
    for (int i = 0; i < count; i++) {
      views[i] = new ImageView(shift(stream), shift(stream), stream.nextDouble() < 0.5);
    }
    return views;
  }

  /// Uniform in -4..4.
  private static int shift(RandomStream stream) {
    return (int) (stream.nextDouble() * (2 * MARGIN + 1)) - MARGIN;
  }
}
