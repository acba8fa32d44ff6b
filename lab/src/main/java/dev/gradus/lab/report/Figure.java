package dev.gradus.lab.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture of curves over one axis, with the data it is drawn from.
///
/// @param id file name without ending, of letters, digits, `-` and `_`, unique in its report
/// @param title what it shows, in a few words
/// @param caption what to see in it, one or two sentences; also what a screen reader says
/// @param x the horizontal axis
/// @param y the vertical axis
/// @param series the curves, theory before measurement
public record Figure(String id, String title, String caption, Axis x, Axis y, List<Series> series)
    implements Picture {
  public Figure {
    Text.requireFileName(id);
    series = List.copyOf(series);
  }

  /// An axis.
  ///
  /// @param label the quantity, such as `generalisation error`
  /// @param unit such as `bits`, `steps/N`; `1` for a pure number
  /// @param logarithmic whether it starts logarithmic; values <= 0 are then left out
  public record Axis(String label, String unit, boolean logarithmic) {}

  /// A curve, with a band around it where it is uncertain. A theory and a measurement of the same
  /// name share a hue; so do the first theory and the first measurement, the second and the second
  /// and so on, in a figure with as many of one as of the other.
  ///
  /// @param name as in the legend
  /// @param kind theory is drawn as a line, measurement as points with a band
  /// @param x values of the horizontal axis, not decreasing; points where it is not finite are left
  ///   out
  /// @param y values; NaN or infinite leaves a gap
  /// @param low lower edge of the band, or null without one
  /// @param high upper edge of the band, or null without one
  /// @param band what the band is, such as `mean +- 2 s.e. over 8 seeds`; empty without one
  public record Series(
      String name,
      Kind kind,
      double[] x,
      double[] y,
      double @Nullable [] low,
      double @Nullable [] high,
      String band) {
    public Series {
      requireLength(name, "y", x, y);
      if ((low == null) != (high == null)) {
        throw new IllegalArgumentException("series " + name + ": a band needs both edges");
      }
      if (low != null && high != null) {
        requireLength(name, "low", x, low);
        requireLength(name, "high", x, high);
      }
      for (int i = 1; i < x.length; i++) {
        if (x[i] < x[i - 1]) {
          throw new IllegalArgumentException(
              "series %s: x must not decrease, but x[%d] = %s follows %s"
                  .formatted(name, i, x[i], x[i - 1]));
        }
      }
    }

    private static void requireLength(String name, String what, double[] x, double[] values) {
      if (values.length != x.length) {
        throw new IllegalArgumentException(
            "series %s: %d values of %s for %d of x"
                .formatted(name, values.length, what, x.length));
      }
    }

    /// A curve without a band.
    public static Series line(String name, Kind kind, double[] x, double[] y) {
      return new Series(name, kind, x, y, null, null, "");
    }
  }

  /// Where a curve comes from.
  public enum Kind {
    THEORY,
    MEASURED
  }
}
