package dev.gradus.studies.shade;

/// What is done to the brightness of an image in [0, 1].
enum Shade {
  /// As it is.
  NATURAL,
  /// (1 - s) x.
  DARK,
  /// 1 - (1 - s) (1 - x).
  LIGHT,
  /// (1 - s) x + s/2: the same contrast as the other two, between them in brightness.
  NEUTRAL,
  /// Shifted to a common mean, clipped to [0, 1].
  EQUALISED;

  /// The shade that goes with a class: the first is dark, the second light.
  static Shade aligned(int label) {
    return label == 0 ? DARK : LIGHT;
  }

  static Shade conflicting(int label) {
    return aligned(1 - label);
  }

  /// @param strength s, in [0, 1]
  /// @param shift of an equalised image
  float apply(float x, float strength, float shift) {
    return switch (this) {
      case NATURAL -> x;
      case DARK -> (1 - strength) * x;
      case LIGHT -> 1 - (1 - strength) * (1 - x);
      case NEUTRAL -> (1 - strength) * x + strength / 2;
      case EQUALISED -> Math.clamp(x + shift, 0f, 1f);
    };
  }
}
