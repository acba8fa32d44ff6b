package dev.gradus.theory.teacherstudent;

import java.util.Optional;

/// A stretch of training over which the generalisation error hardly falls, before it falls again.
///
/// @param start where it begins, in the unit of the times given
/// @param exit where the error has fallen to half its height
/// @param height the error in its middle (geometric mean of begin and end)
public record Plateau(double start, double exit, double height) {
  /// On a plateau the error changes more slowly than time to this power.
  private static final double SLOPE = 0.4;

  /// Times up to this factor around one say how fast the error changes there.
  private static final double AROUND = 1.3;

  /// A plateau lasts at least until its begin times this.
  private static final double SHORTEST = 1.5;

  /// Where training begins flat, the error has to stay within a tenth of its start for at least
  /// this share of the time to half of it: an error that decays from the start (15 %) has not
  /// waited.
  private static final double WAITED = 0.4;

  /// The longest plateau that is left again.
  ///
  /// @param times increasing; those that are not positive are left out
  /// @param error eg at these times
  public static Optional<Plateau> find(double[] times, double[] error) {
    Plateau longest = null;
    double length = 0;
    int row = 0;
    while (row + 1 < times.length) {
      int end = row;
      while (end + 1 < times.length && isFlat(times, error, end)) {
        end++;
      }
      if (times[end] > SHORTEST * times[row] && times[end] - times[row] > length) {
        int middle = row;
        while (times[middle] < Math.sqrt(times[row] * times[end])) {
          middle++;
        }
        double exit = fall(times, error, end, 0.5 * error[middle]);
        boolean begins = row == 0 || !(times[row - 1] > 0);
        if (!Double.isNaN(exit)
            && (!begins || fall(times, error, row, 0.9 * error[row]) > WAITED * exit)) {
          longest = new Plateau(times[row], exit, error[middle]);
          length = times[end] - times[row];
        }
      }
      row = Math.max(end, row + 1);
    }
    return Optional.ofNullable(longest);
  }

  /// By a line through the logarithms around a row, so that fluctuations do not matter.
  private static boolean isFlat(double[] times, double[] error, int row) {
    if (!(times[row] > 0)) {
      return false;
    }
    int from = row;
    while (from > 0 && times[from - 1] > 0 && times[from - 1] * AROUND >= times[row]) {
      from--;
    }
    int to = row + 1;
    while (to + 1 < times.length && times[to + 1] <= times[row] * AROUND) {
      to++;
    }
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    int n = to - from + 1;
    for (int i = from; i <= to; i++) {
      double logTime = Math.log(times[i] / times[row]);
      double logError = Math.log(error[i] / error[row]);
      x += logTime / n;
      y += logError / n;
      xx += logTime * logTime / n;
      xy += logTime * logError / n;
    }
    return Math.abs(xy - x * y) < SLOPE * (xx - x * x);
  }

  /// Where the error falls to `level`, interpolated; NaN if it does not.
  private static double fall(double[] times, double[] error, int from, double level) {
    for (int row = from; row + 1 < times.length; row++) {
      if (error[row + 1] <= level) {
        double share = Math.log(error[row] / level) / Math.log(error[row] / error[row + 1]);
        return times[row] * Math.pow(times[row + 1] / times[row], share);
      }
    }
    return Double.NaN;
  }
}
