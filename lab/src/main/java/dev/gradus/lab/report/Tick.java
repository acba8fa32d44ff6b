package dev.gradus.lab.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A mark on an axis; its label is `base`, with `exponent` raised where it is not empty. The page's
/// script follows the same rules in `ticks.js`.
record Tick(double value, String base, String exponent) {

  /// About so many ticks at round values, the same notation for all of them.
  static List<Tick> of(AxisRange range, int about) {
    if (!range.logarithmic()) {
      return linear(range.min(), range.max(), about);
    }
    int first = (int) Math.ceil(Math.log10(range.min()) - 1e-9);
    int last = (int) Math.floor(Math.log10(range.max()) + 1e-9);
    List<Tick> ticks = new ArrayList<>();
    if (last - first >= 2) {
      int stride = Math.max(1, Math.ceilDiv(last - first + 1, about));
      boolean plain = first >= -2 && last <= 3;
      for (int k = Math.ceilDiv(first, stride) * stride; k <= last; k += stride) {
        ticks.add(power(1, k, plain));
      }
      return ticks;
    }
    boolean plain = first >= -2 && last <= 3;
    for (int k = first - 1; k <= last; k++) {
      for (int digit : new int[] {1, 2, 5}) {
        double value = digit * Math.pow(10, k);
        if (value >= range.min() && value <= range.max()) {
          ticks.add(power(digit, k, plain));
        }
      }
    }
    return ticks.size() >= 2 ? ticks : linear(range.min(), range.max(), about);
  }

  /// Unlabelled marks between the powers of ten.
  static double[] minor(AxisRange range) {
    double decades = Math.log10(range.max()) - Math.log10(range.min());
    if (!range.logarithmic() || decades > 8) {
      return new double[0];
    }
    List<Double> values = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(range.max()));
    for (int k = (int) Math.floor(Math.log10(range.min())); k <= last; k++) {
      for (int digit = 2; digit <= 9; digit++) {
        double value = digit * Math.pow(10, k);
        if (value >= range.min() && value <= range.max()) {
          values.add(value);
        }
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Tick> linear(double min, double max, int about) {
    double raw = max / about - min / about;
    int k = (int) Math.floor(Math.log10(raw));
    double lead = raw / Math.pow(10, k);
    int digit = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
    if (digit == 10) {
      digit = 1;
      k++;
    }
    double largest = Math.max(Math.abs(min), Math.abs(max));
    int exponent = largest >= 1e5 || largest < 1e-3 ? (int) Math.floor(Math.log10(largest)) : 0;
    BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(k);
    long first = (long) Math.ceil(min / step.doubleValue() - 1e-9);
    long last = (long) Math.floor(max / step.doubleValue() + 1e-9);
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last && ticks.size() < 50; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      String mantissa =
          value
              .scaleByPowerOfTen(-exponent)
              .setScale(Math.max(0, exponent - k), RoundingMode.HALF_EVEN)
              .toPlainString();
      boolean plain = exponent == 0 || i == 0;
      ticks.add(
          new Tick(
              value.doubleValue(),
              i == 0 ? "0" : plain ? mantissa : mantissa + "×10",
              plain ? "" : Integer.toString(exponent)));
    }
    return ticks;
  }

  private static Tick power(int digit, int k, boolean plain) {
    BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(k);
    return plain
        ? new Tick(value.doubleValue(), value.toPlainString(), "")
        : new Tick(value.doubleValue(), digit == 1 ? "10" : digit + "×10", Integer.toString(k));
  }
}
