package dev.gradus.theory.teacherstudent;

/// How far an initial state is from one in which two hidden units are interchangeable.
///
/// The plateau is left when this has grown from its initial size, and with it grow the errors made
/// meanwhile; so the error allowed in a step is tied to it.
final class Asymmetry {
  private static final double SHARE = 1e-3;
  private static final double LARGEST = 1e-12;
  private static final double SMALLEST = 1e-16;

  private Asymmetry() {}

  /// The absolute tolerance for an integration from there.
  static double absoluteTolerance(OrderParameters s) {
    return Math.clamp(SHARE * smallest(s), SMALLEST, LARGEST);
  }

  /// The smallest change, in the largest order parameter, made by exchanging two units of the
  /// student or of the teacher, over all pairs that are not exactly interchangeable; infinite if
  /// all are.
  static double smallest(OrderParameters s) {
    double[][] gram = s.gram();
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < gram.length; i++) {
      int end = i < s.student() ? s.student() : gram.length;
      for (int k = i + 1; k < end; k++) {
        double change = change(s, gram, i, k);
        if (change > 0) {
          smallest = Math.min(smallest, change);
        }
      }
    }
    return smallest;
  }

  /// The change made by exchanging two units of the student.
  static double change(OrderParameters s, int i, int k) {
    return change(s, s.gram(), i, k);
  }

  private static double change(OrderParameters s, double[][] gram, int i, int k) {
    return Math.max(exchange(gram, i, k), Math.abs(head(s, i) - head(s, k)));
  }

  private static double exchange(double[][] gram, int i, int k) {
    double change = Math.abs(gram[i][i] - gram[k][k]);
    for (int j = 0; j < gram.length; j++) {
      if (j != i && j != k) {
        change = Math.max(change, Math.abs(gram[i][j] - gram[k][j]));
      }
    }
    return change;
  }

  private static double head(OrderParameters s, int unit) {
    return unit < s.student() ? s.v(unit) : s.a(unit - s.student());
  }
}
