package dev.gradus.lab.report;

import dev.gradus.lab.report.Figure.Series;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The stretch of an axis that shows all the data, with a little air.
record AxisRange(double min, double max, boolean logarithmic) {
  private static final double AIR = 0.03;
  private static final double SMALLEST = 1e-300;
  private static final double LARGEST = 1e300;

  /// Powers of ten that are numbers, on both sides.
  private static final double END = 307;

  /// The range of the horizontal axis, or null where a logarithmic one has nothing to show.
  static @Nullable AxisRange ofX(List<Series> series, boolean logarithmic) {
    return of(series.stream().flatMapToDouble(s -> DoubleStream.of(s.x())), logarithmic);
  }

  /// The range of the vertical axis. A band that reaches to zero does not stretch a logarithmic one
  /// further than a decade below the curves.
  static @Nullable AxisRange ofY(List<Series> series, boolean logarithmic) {
    DoubleStream curves = series.stream().flatMapToDouble(s -> DoubleStream.of(s.y()));
    double lowest =
        logarithmic ? curves.filter(y -> y > 0 && y <= LARGEST).min().orElse(1) / 10 : -LARGEST;
    DoubleStream edges =
        series.stream()
            .flatMap(s -> {
              double[] low = s.low();
              double[] high = s.high();
              return low == null || high == null ? Stream.empty() : Stream.of(low, high);
            })
            .flatMapToDouble(DoubleStream::of)
            .filter(y -> y >= lowest);
    return of(
        DoubleStream.concat(series.stream().flatMapToDouble(s -> DoubleStream.of(s.y())), edges),
        logarithmic);
  }

  private static @Nullable AxisRange of(DoubleStream values, boolean logarithmic) {
    var found =
        values
            .filter(v -> logarithmic ? v > 0 && v <= LARGEST : Math.abs(v) <= LARGEST)
            .summaryStatistics();
    if (found.getCount() == 0) {
      return logarithmic ? null : new AxisRange(0, 1, false);
    }
    if (logarithmic) {
      double low = Math.log10(Math.max(found.getMin(), SMALLEST));
      double high = Math.log10(Math.max(found.getMax(), SMALLEST));
      double air = Math.max(AIR * (high - low), (0.4 - (high - low)) / 2);
      return new AxisRange(
          Math.pow(10, Math.max(low - air, -END)), Math.pow(10, Math.min(high + air, END)), true);
    }
    double low = found.getMin();
    double high = found.getMax();
    double span = high - low;
    if (span <= 1e-9 * Math.max(Math.abs(low), Math.abs(high)) || span == 0) {
      double air = low == 0 ? 1 : Math.abs(low) / 10;
      return new AxisRange(low - air, high + air, false);
    }
    boolean fromZero = low >= 0 && low < high / 4;
    return new AxisRange(fromZero ? 0 : low - AIR * span, high + AIR * span, false);
  }

  /// Where a value lies between min (0) and max (1).
  double at(double value) {
    return logarithmic
        ? (Math.log10(value) - Math.log10(min)) / (Math.log10(max) - Math.log10(min))
        : (value - min) / (max - min);
  }

  /// Whether a value has a place on the axis at all.
  boolean shows(double value) {
    return logarithmic ? value > 0 && value <= LARGEST : Math.abs(value) <= LARGEST;
  }
}
