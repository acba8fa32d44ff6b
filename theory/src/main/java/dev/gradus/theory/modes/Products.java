package dev.gradus.theory.modes;

/// Products along paths, and which paths are open.
final class Products {
  private Products() {}

  /// Whether a path passes its input on: all its hidden activations are positive.
  static boolean isOpen(double[] factors) {
    for (int j = 0; j < factors.length - 1; j++) {
      if (!(factors[j] > 0)) {
        return false;
      }
    }
    return true;
  }

  static double of(double[] factors) {
    double product = 1;
    for (double factor : factors) {
      product *= factor;
    }
    return product;
  }

  /// The product of all factors but one.
  static double without(double[] factors, int omitted) {
    double product = 1;
    for (int j = 0; j < factors.length; j++) {
      if (j != omitted) {
        product *= factors[j];
      }
    }
    return product;
  }

  /// The product of all factors but two.
  static double without(double[] factors, int one, int other) {
    double product = 1;
    for (int j = 0; j < factors.length; j++) {
      if (j != one && j != other) {
        product *= factors[j];
      }
    }
    return product;
  }

  /// The sum over open paths.
  static double sum(double[][] paths) {
    double sum = 0;
    for (double[] path : paths) {
      if (isOpen(path)) {
        sum += of(path);
      }
    }
    return sum;
  }
}
