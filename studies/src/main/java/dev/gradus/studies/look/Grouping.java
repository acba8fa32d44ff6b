package dev.gradus.studies.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which examples belong together: as the log says, or as it shows early in training.
///
/// @param names of the groups
/// @param of each example, its group
/// @param origin `given`, `found` or `none`
/// @param note how they came about, for people
record Grouping(List<String> names, int[] of, String origin, String note) {
  /// Distance of the two means over the sum of the two standard deviations; halves of a uniform law
  /// have 1.7, halves of a normal law 1.3.
  private static final double SEPARATED = 2.5;

  private static final int FEWEST = 20;
  private static final int EARLY_EPOCHS = 12;

  static Grouping of(ExampleLog log) {
    if (log.hasGroups() && log.groups.size() > 1) {
      int[] of = new int[log.size()];
      Arrays.setAll(of, log::group);
      return new Grouping(List.copyOf(log.groups), of, "given", "groups as the log names them");
    }
    return found(log);
  }

  private static Grouping found(ExampleLog log) {
    double best = 0;
    int epoch = 0;
    double threshold = 0;
    int early = Math.min(EARLY_EPOCHS, Math.max(1, log.margins.size() / 2));
    for (int at = 0; at < early; at++) {
      double[] sorted = sorted(log, at);
      int cut = cut(sorted);
      double separation = cut == 0 ? 0 : separation(sorted, cut);
      if (separation > best) {
        best = separation;
        epoch = at;
        threshold = (sorted[cut - 1] + sorted[cut]) / 2;
      }
    }
    int[] of = new int[log.size()];
    if (best < SEPARATED) {
      return new Grouping(
          List.of("all"),
          of,
          "none",
          "no group is given, and early margins form no two clusters (separation %.2f, wanted %.1f)"
              .formatted(best, SEPARATED));
    }
    for (int i = 0; i < of.length; i++) {
      of[i] = log.margins.margin(i, epoch) > threshold ? 0 : 1;
    }
    return new Grouping(
        List.of("fast", "slow"),
        of,
        "found",
        "groups found by two clusters of the margins in epoch %s (separation %.2f)"
            .formatted(ExampleLog.text(log.epochs.get(log.margins.epoch(epoch))), best));
  }

  private static double[] sorted(ExampleLog log, int at) {
    double[] margins = new double[log.size()];
    Arrays.setAll(margins, i -> log.margins.margin(i, at));
    Arrays.sort(margins);
    return margins;
  }

  /// Where two clusters with the least squared distances part; 0 where the smaller would be too
  /// small.
  private static int cut(double[] sorted) {
    int n = sorted.length;
    int fewest = Math.max(FEWEST, n / 100);
    double total = Arrays.stream(sorted).sum();
    double left = 0;
    double best = Double.NEGATIVE_INFINITY;
    int cut = 0;
    for (int i = 1; i < n; i++) {
      left += sorted[i - 1];
      double between = left * left / i + (total - left) * (total - left) / (n - i);
      if (i >= fewest && n - i >= fewest && between > best) {
        best = between;
        cut = i;
      }
    }
    return cut;
  }

  private static double separation(double[] sorted, int cut) {
    List<double[]> sides =
        List.of(Arrays.copyOf(sorted, cut), Arrays.copyOfRange(sorted, cut, sorted.length));
    double distance = 0;
    double width = 0;
    for (double[] side : sides) {
      double mean = Arrays.stream(side).average().orElseThrow();
      double variance =
          Arrays.stream(side).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      distance = mean - distance;
      width += Math.sqrt(variance);
    }
    // Two values only: rounding would divide by nothing.
    return distance / Math.max(width, 1e-9 * Math.abs(distance));
  }

  /// How many examples each group has.
  List<Integer> sizes() {
    int[] sizes = new int[names.size()];
    for (int group : of) {
      sizes[group]++;
    }
    return new ArrayList<>(Arrays.stream(sizes).boxed().toList());
  }
}
