package dev.gradus.core;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// The observation times of a trajectory: finite, not negative, strictly increasing.
public final class TimeGrid {
  private final double[] times;

  private TimeGrid(double[] times) {
    this.times = times;
  }

  /// Exactly these times.
  ///
  /// @throws InputException if they are not finite, not negative and strictly increasing
  public static TimeGrid of(double... times) {
    if (times.length == 0) {
      throw new InputException("times: an empty list; give at least one observation time");
    }
    for (int i = 0; i < times.length; i++) {
      if (!(times[i] >= 0) || Double.isInfinite(times[i])) {
        throw new InputException(
            "times[" + i + "]: " + times[i] + " found, expected a finite number >= 0");
      }
      if (i > 0 && times[i] <= times[i - 1]) {
        throw new InputException(
            "times["
                + i
                + "]: "
                + times[i]
                + " follows "
                + times[i - 1]
                + "; sort them, each once");
      }
    }
    return new TimeGrid(times.clone());
  }

  /// Time 0 and `count` times from `first` to `last`, evenly spaced in their logarithm.
  public static TimeGrid logSpaced(double first, double last, int count) {
    return of(
        DoubleStream.concat(DoubleStream.of(0), logs(first, last, count)).distinct().toArray());
  }

  /// Time 0 and about `count` whole numbers from 1 to `last`, evenly spaced in their logarithm
  /// where they are dense enough.
  public static TimeGrid logSteps(long last, int count) {
    return onLattice(logSpaced(1, (double) last, count), 1);
  }

  /// The times of `grid` moved to the nearest multiples of `unit`, each once.
  public static TimeGrid onLattice(TimeGrid grid, double unit) {
    return of(Arrays.stream(grid.times).map(t -> Math.rint(t / unit) * unit).distinct().toArray());
  }

  private static DoubleStream logs(double first, double last, int count) {
    if (!(first > 0 && last >= first) || Double.isInfinite(last) || count < 2) {
      throw new InputException(
          "log-spaced times need 0 < first <= last and at least 2 points; found first "
              + first
              + ", last "
              + last
              + ", "
              + count
              + " points");
    }
    double ratio = Math.log(last / first);
    return DoubleStream.concat(
        java.util.stream.IntStream.range(0, count - 1)
            .mapToDouble(i -> first * Math.exp(ratio * i / (count - 1))),
        DoubleStream.of(last));
  }

  public int size() {
    return times.length;
  }

  public double get(int index) {
    return times[index];
  }

  public double last() {
    return times[times.length - 1];
  }

  public double[] toArray() {
    return times.clone();
  }
}
