package dev.gradus.lab.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which value of a heat map has which place on the colour scale.
///
/// @param range from the smallest to the largest value that has a colour, null where none has
record ColourRange(@Nullable AxisRange range, boolean logarithmic) {
  /// Levels of colour that are told apart in a picture.
  static final int LEVELS = 256;

  /// How a cell is drawn.
  enum Look {
    COLOURED(""),
    UNDEFINED("not defined or diverged"),
    NOT_POSITIVE("0 or less, not on the logarithmic scale");

    private final String legend;

    Look(String legend) {
      this.legend = legend;
    }

    /// What the legend says, empty for a colour.
    String legend() {
      return legend;
    }
  }

  static ColourRange of(HeatMap map) {
    boolean log = map.logarithmic();
    var any = new AxisRange(1, 2, log);
    var found =
        Arrays.stream(map.values())
            .flatMapToDouble(Arrays::stream)
            .filter(any::shows)
            .summaryStatistics();
    if (found.getCount() == 0) {
      return new ColourRange(null, log);
    }
    double low = log ? Math.max(found.getMin(), 1e-300) : found.getMin();
    double high = log ? Math.max(found.getMax(), 1e-300) : found.getMax();
    if (high / 2 - low / 2 <= 1e-12 * Math.max(Math.abs(low), Math.abs(high))) {
      double air = low == 0 ? 1 : Math.abs(low) / 10;
      low = log ? low / 2 : low - air;
      high = log ? high * 2 : high + air;
    }
    return new ColourRange(new AxisRange(low, high, log), log);
  }

  Look look(double value) {
    if (range != null && range.shows(value)) {
      return Look.COLOURED;
    }
    return logarithmic && Math.abs(value) < 1e300 ? Look.NOT_POSITIVE : Look.UNDEFINED;
  }

  /// The level of colour of a value that has one, from 0 to 255.
  int level(double value) {
    return range == null
        ? 0
        : (int) Math.round(Math.clamp(range.at(value), 0.0, 1.0) * (LEVELS - 1));
  }

  /// The colour of a level.
  static String colour(int level) {
    return ColourScale.at(level / (LEVELS - 1.0));
  }
}
