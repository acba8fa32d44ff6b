package dev.gradus.lab.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture of curves over one axis, with the data it is drawn from.
///
/// @param id file name without ending, unique in its report
/// @param title what it shows, in a few words
/// @param caption what to see in it, one or two sentences; also what a screen reader says
/// @param x the horizontal axis
/// @param y the vertical axis
/// @param series the curves, theory before measurement
public record Figure(String id, String title, String caption, Axis x, Axis y, List<Series> series) {
  public Figure {
    series = List.copyOf(series);
  }

  /// An axis.
  ///
  /// @param label the quantity, such as `generalisation error`
  /// @param unit such as `bits`, `steps/N`; `1` for a pure number
  /// @param logarithmic whether it starts logarithmic; values <= 0 are then left out
  public record Axis(String label, String unit, boolean logarithmic) {}

  /// A curve, with a band around it where it is uncertain.
  ///
  /// @param name as in the legend
  /// @param kind theory is drawn as a line, measurement as points with a band
  /// @param x values of the horizontal axis, increasing
  /// @param y values; NaN leaves a gap
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
