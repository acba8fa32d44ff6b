package dev.gradus.studies.shade;

import dev.gradus.data.DataSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Some of the images, each under its shade, centred and scaled: (x - 1/2) / scale.
///
/// @param name of the set
/// @param base all images
/// @param taking which of them
/// @param labels of those taken
/// @param shades of those taken
/// @param look strength of the shade, scale, and common brightness
record ShadedImages(String name, Images base, int[] taking, int[] labels, Shade[] shades, Look look)
    implements DataSet {

  /// How images are shown.
  ///
  /// @param strength s of the shade
  /// @param scale what centred pixels are divided by
  /// @param brightness that equalised images are shifted to
  record Look(double strength, double scale, double brightness) {}

  /// Images with their own labels.
  static ShadedImages of(
      String name, Images base, int[] taking, IntFunction<Shade> shadeOf, Look look) {
    return new ShadedImages(
        name,
        base,
        taking,
        IntStream.of(taking).map(i -> base.labels()[i]).toArray(),
        IntStream.of(taking).mapToObj(shadeOf).toArray(Shade[]::new),
        look);
  }

  @Override
  public int size() {
    return taking.length;
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public List<Integer> shape() {
    return base.shape();
  }

  @Override
  public int label(int example) {
    return labels[example];
  }

  @Override
  public void copyFeatures(int example, float[] target, int offset) {
    float[] pixels = base.pixels()[taking[example]];
    Shade shade = shades[example];
    float shift = (float) (look.brightness() - base.brightness()[taking[example]]);
    float scale = (float) (1 / look.scale());
    for (int i = 0; i < pixels.length; i++) {
      target[offset + i] = (shade.apply(pixels[i], (float) look.strength(), shift) - 0.5f) * scale;
    }
  }

  /// The mean pixel of an image under its shade.
  double brightness(int example) {
    float[] features = new float[features()];
    copyFeatures(example, features, 0);
    double sum = 0;
    for (float feature : features) {
      sum += feature;
    }
    return sum / features.length;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
