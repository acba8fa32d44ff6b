package dev.gradus.theory.modes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Sign changes of a function on an interval.
final class Bends {
  private static final int POINTS = 4096;
  private static final double SMALLEST = 1e-9;

  private Bends() {}

  /// Roots between two margins, looked for on a grid that is even in asinh(f / k).
  static List<Double> roots(DoubleUnaryOperator function, double low, double high, double k) {
    double unit = Math.max(k, SMALLEST);
    double from = asinh(low / unit);
    double to = asinh(high / unit);
    List<Double> roots = new ArrayList<>();
    double before = low;
    double valueBefore = function.applyAsDouble(before);
    for (int i = 1; i <= POINTS && from < to; i++) {
      double at = i == POINTS ? high : unit * Math.sinh(from + (to - from) * i / POINTS);
      double value = function.applyAsDouble(at);
      if (valueBefore != 0 && valueBefore * value <= 0) {
        roots.add(root(function, before, at));
      }
      before = at;
      valueBefore = value;
    }
    return roots;
  }

  /// The sign change between two points, by bisection to the last bit.
  static double root(DoubleUnaryOperator function, double low, double high) {
    boolean rises = function.applyAsDouble(low) < 0;
    double a = low;
    double b = high;
    while (true) {
      double middle = 0.5 * (a + b);
      if (middle <= a || middle >= b) {
        return b;
      }
      double value = function.applyAsDouble(middle);
      if (rises ? value >= 0 : value < 0) {
        b = middle;
      } else {
        a = middle;
      }
    }
  }

  static double asinh(double x) {
    double size = Math.abs(x);
    return Math.copySign(Math.log1p(size + size * size / (1 + Math.hypot(1, size))), x);
  }
}
