package dev.gradus.theory.teacherstudent;

/// The correlation of two Gaussian fields where two others are zero.
final class PartialCorrelation {
  private PartialCorrelation() {}

  /// The correlation of x and y given a = b = 0, of fields of variance 1; 0 if one of them is fixed
  /// by a and b, since then a neighbouring field could lie on either side.
  static double of(double xy, double xa, double xb, double ya, double yb, double ab) {
    double restAb = (1 - ab) * (1 + ab);
    double xba = Math.fma(-xa, ab, xb);
    double yba = Math.fma(-ya, ab, yb);
    double covariance = Math.fma(-xa, ya, xy) * restAb - xba * yba;
    double product = determinant(xa, xb, ab) * determinant(ya, yb, ab);
    if (!(product > 0)) {
      return 0;
    }
    return Math.clamp(covariance / Math.sqrt(product), -1, 1);
  }

  /// The determinant of three correlations, with the pivot opposite to the weakest: of two fields
  /// that nearly coincide it is always one, so that nothing cancels.
  private static double determinant(double xa, double xb, double ab) {
    double sizeXa = Math.abs(xa);
    double sizeXb = Math.abs(xb);
    double sizeAb = Math.abs(ab);
    if (sizeXa <= sizeXb && sizeXa <= sizeAb) {
      return determinantFromPivot(xb, ab, xa);
    }
    return sizeXb <= sizeAb ? determinantFromPivot(xa, ab, xb) : determinantFromPivot(xa, xb, ab);
  }

  private static double determinantFromPivot(double one, double other, double between) {
    double rest = Math.fma(-one, other, between);
    return Math.max(0, (1 - one) * (1 + one) * ((1 - other) * (1 + other)) - rest * rest);
  }
}
