package dev.gradus.studies.sweep;

import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.report.Numbers;
import dev.gradus.studies.Quantities;
import dev.gradus.studies.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One number that stands for a trajectory.
///
/// | text | number |
/// |---|---|
/// | `final(c)`, `first(c)`, `min(c)`, `max(c)`, `mean(c)` | of the column's values; `c` alone is `final(c)` |
/// | `exit(c)` | the first time it has gone half of the way from its first to its last value |
/// | `exit(c, level)` | the first time it is at `level` or beyond, seen from its first value |
/// | `stable(c)` | the stable step: the first time after which it never rises again |
/// | `slope(c)` | its exponent in time over the last decade: slope of log c against log t |
/// | `steps` | elementary steps until the end |
///
/// Times between two observations are interpolated linearly. A trajectory that diverged has no
/// number (NaN), except for `steps`.
///
/// @param text as given
record Summary(String text, String function, String column, double level) {
  private static final Pattern CALL =
      Pattern.compile("(\\w+)\\(\\s*([^,()]+?)\\s*(?:,\\s*([-+.\\deE]+)\\s*)?\\)");
  private static final List<String> FUNCTIONS =
      List.of("final", "first", "min", "max", "mean", "exit", "stable", "slope");

  /// @throws InputException if it is none of these
  static Summary parse(String text) {
    String stripped = text.strip();
    if (stripped.equals("steps")) {
      return new Summary(stripped, "steps", "", Double.NaN);
    }
    Matcher call = CALL.matcher(stripped);
    if (!call.matches()) {
      if (stripped.isEmpty() || stripped.contains("(")) {
        throw new InputException(
            "--summary: '" + text + "' found, expected FUNCTION(COLUMN) with one of " + FUNCTIONS);
      }
      return new Summary("final(" + stripped + ")", "final", stripped, Double.NaN);
    }
    String function = call.group(1).toLowerCase(Locale.ROOT);
    if (!FUNCTIONS.contains(function)) {
      throw new InputException(
          "--summary: '" + call.group(1) + "' is no summary, expected one of " + FUNCTIONS);
    }
    boolean hasLevel = call.group(3) != null;
    if (hasLevel && !function.equals("exit")) {
      throw new InputException("--summary: " + function + " takes a column alone");
    }
    return new Summary(stripped, function, call.group(2), hasLevel ? level(call) : Double.NaN);
  }

  private static double level(Matcher call) {
    try {
      return Double.parseDouble(call.group(3));
    } catch (NumberFormatException e) {
      throw new InputException("--summary: '" + call.group(3) + "' found, expected a number", e);
    }
  }

  /// The number in words, such as `final generalisation error`.
  Quantity quantity(Quantities words) {
    Quantity own = words.of(column);
    String name = own.name();
    String time = words.of("t").unit();
    return switch (function) {
      case "final", "first", "mean" -> new Quantity(function + " " + name, "", own.unit());
      case "min" -> new Quantity("smallest " + name, "", own.unit());
      case "max" -> new Quantity("largest " + name, "", own.unit());
      case "exit" -> new Quantity(exitName(words, name), "", time);
      case "stable" ->
          new Quantity(words.of("t").name() + " after which " + name + " never rises", "", time);
      case "slope" -> new Quantity("exponent in time of " + name, "", "1");
      default -> new Quantity("elementary steps", "", "1");
    };
  }

  private String exitName(Quantities words, String name) {
    return words.of("t").name()
        + (Double.isNaN(level)
            ? " at which " + name + " is half-way to its end"
            : " at which " + name + " reaches " + Numbers.significant(level, 4));
  }

  /// Whether a trajectory has the column.
  boolean fits(Trajectory one) {
    return function.equals("steps") || one.indexOf(column) >= 0;
  }

  /// The number of a trajectory.
  double of(Trajectory one) {
    if (function.equals("steps")) {
      return one.status().step();
    }
    if (one.status().isDiverged() || one.size() == 0) {
      return Double.NaN;
    }
    double[] t = one.column("t");
    double[] c = one.column(column);
    return switch (function) {
      case "final" -> c[c.length - 1];
      case "first" -> c[0];
      case "min" -> java.util.Arrays.stream(c).min().orElse(Double.NaN);
      case "max" -> java.util.Arrays.stream(c).max().orElse(Double.NaN);
      case "mean" -> java.util.Arrays.stream(c).average().orElse(Double.NaN);
      case "exit" -> exit(t, c, Double.isNaN(level) ? (c[0] + c[c.length - 1]) / 2 : level);
      case "stable" -> stable(t, c);
      default -> slope(t, c);
    };
  }

  /// With a capital.
  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static double exit(double[] t, double[] c, double level) {
    if (c[0] == level) {
      return t[0];
    }
    boolean down = c[0] > level;
    for (int i = 1; i < c.length; i++) {
      if (down ? c[i] <= level : c[i] >= level) {
        return t[i - 1] + (t[i] - t[i - 1]) * (level - c[i - 1]) / (c[i] - c[i - 1]);
      }
    }
    return Double.NaN;
  }

  private static double stable(double[] t, double[] c) {
    int i = c.length - 1;
    while (i > 0 && c[i] <= c[i - 1]) {
      i--;
    }
    return i == c.length - 1 && i > 0 ? Double.NaN : t[i];
  }

  private static double slope(double[] t, double[] c) {
    double n = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < t.length; i++) {
      if (t[i] >= t[t.length - 1] / 10 && t[i] > 0 && c[i] > 0) {
        double x = Math.log(t[i]);
        double y = Math.log(c[i]);
        n++;
        sx += x;
        sy += y;
        sxx += x * x;
        sxy += x * y;
      }
    }
    double denominator = n * sxx - sx * sx;
    return n < 2 || denominator <= 0 ? Double.NaN : (n * sxy - sx * sy) / denominator;
  }

  /// The first column after the time, of the first trajectory that a sweep has.
  static @Nullable Summary standard(Trajectory one) {
    return one.columns().size() < 2 ? null : parse(one.columns().get(1).name());
  }
}
