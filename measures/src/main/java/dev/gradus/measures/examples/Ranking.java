package dev.gradus.measures.examples;

import java.util.Arrays;

/// How well a score ranks two classes.
public final class Ranking {
  private Ranking() {}

  /// Area under the ROC curve: the share of pairs of one example of each class in which the one of
  /// class 1 scores higher, ties counting half (Mann and Whitney 1947).
  ///
  /// @param scores finite, [n]
  /// @param labels 0 or 1, [n]
  /// @return in [0, 1], 1/2 for chance; NaN where a class is missing
  public static double auc(float[] scores, int[] labels) {
    int n = scores.length;
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToIntBits(scores[i] + 0f);
      // Floats of either sign in the order of whole numbers.
      order[i] = (long) (bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits) << 32 | i;
    }
    Arrays.sort(order);
    double ranks = 0;
    long ones = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      int inTie = 0;
      while (to < n && scores[(int) order[to]] == scores[(int) order[from]]) {
        inTie += labels[(int) order[to++]];
      }
      ranks += inTie * (from + to + 1) / 2.0;
      ones += inTie;
      from = to;
    }
    double pairs = (double) ones * (n - ones);
    return pairs == 0 ? Double.NaN : (ranks - ones * (ones + 1) / 2.0) / pairs;
  }
}
