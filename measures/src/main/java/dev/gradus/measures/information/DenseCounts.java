package dev.gradus.measures.information;

/// Counting where classes are few: every triple has a place.
final class DenseCounts {
  private DenseCounts() {}

  /// Two tables take turns, because equal examples in a row would wait for each other's sum.
  static ContingencyTable of(int k, int[] label, int[] model, int[] by) {
    int[] even = new int[k * k * k];
    int[] odd = new int[k * k * k];
    int n = label.length & ~1;
    for (int i = 0; i < n; i += 2) {
      even[(label[i] * k + model[i]) * k + by[i]]++;
      odd[(label[i + 1] * k + model[i + 1]) * k + by[i + 1]]++;
    }
    if (n < label.length) {
      even[(label[n] * k + model[n]) * k + by[n]]++;
    }
    for (int cell = 0; cell < even.length; cell++) {
      even[cell] += odd[cell];
    }
    return table(k, even);
  }

  /// The classes go from 0 to the largest that occurs.
  ///
  /// @param dense n\[(y stride + f) stride + l\]
  static ContingencyTable table(int stride, int[] dense) {
    int cells = 0;
    int largest = 0;
    for (int at = 0; at < dense.length; at += stride) {
      int occurring = 0;
      for (int l = 0; l < stride; l++) {
        occurring += dense[at + l] != 0 ? 1 : 0;
      }
      if (occurring > 0) {
        cells += occurring;
        largest = Math.max(largest, largestOf(stride, dense, at));
      }
    }
    int k = largest + 1;
    long[] keys = new long[cells];
    long[] counts = new long[cells];
    int cell = 0;
    for (int y = 0; y < k; y++) {
      for (int f = 0; f < k; f++) {
        for (int l = 0; l < k; l++) {
          int count = dense[(y * stride + f) * stride + l];
          if (count != 0) {
            keys[cell] = ((long) y * k + f) * k + l;
            counts[cell++] = count;
          }
        }
      }
    }
    return new ContingencyTable(Classes.range(k), keys, counts);
  }

  /// The largest class of a triple in a row of the table that is not empty.
  private static int largestOf(int stride, int[] dense, int at) {
    int l = stride - 1;
    while (dense[at + l] == 0) {
      l--;
    }
    int pair = at / stride;
    return Math.max(l, Math.max(pair / stride, pair % stride));
  }
}
