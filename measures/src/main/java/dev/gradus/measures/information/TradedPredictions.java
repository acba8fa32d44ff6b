package dev.gradus.measures.information;

import java.util.Arrays;

/// The smallest H(Y|F,L) found among tables with the confusion matrices of a given one.
///
/// H(Y|F,L) is concave in the table, so its minimum is at a corner. With two classes there are
/// four, and the answer is exact. With more it is only attained: from the given table on, examples
/// with one label trade predictions of F as long as that lowers it.
final class TradedPredictions {
  private static final double IMPROVEMENT = 1e-9;
  private static final int MOST_SWEEPS = 100;

  private final Confusions confusions;

  /// n\[y\]\[i L + j\], numbered as the rows of the confusion matrices.
  private final long[][] counts;

  /// The same over all labels, by number of the pair.
  private final long[] pairs;

  private TradedPredictions(Joint joint, Pointwise.Margins margins, Confusions confusions) {
    this.confusions = confusions;
    counts = new long[confusions.labels().length][];
    Arrays.setAll(counts, y -> new long[confusions.pairs().of()[y].length]);
    pairs = new long[confusions.pairs().count()];
    for (int c = 0; c < joint.cells(); c++) {
      int y = margins.label().group()[c];
      int i = confusions.model().position()[margins.labelModel().group()[c]];
      int j = confusions.by().position()[margins.labelBy().group()[c]];
      add(y, i, j, (long) joint.weights()[c]);
    }
  }

  static double least(Joint joint, Pointwise.Margins margins, Confusions confusions) {
    TradedPredictions predictions = new TradedPredictions(joint, margins, confusions);
    boolean improved = true;
    for (int sweep = 0; improved && sweep < MOST_SWEEPS; sweep++) {
      improved = false;
      for (int y = 0; y < predictions.counts.length; y++) {
        improved |= predictions.tradeWithin(y);
      }
    }
    return Math.max(0, predictions.uncertainty()) / joint.total();
  }

  private int width(int y) {
    return confusions.by().counts()[y].length;
  }

  private boolean tradeWithin(int y) {
    boolean improved = false;
    int width = width(y);
    int[] occurring = new int[counts[y].length];
    int size = 0;
    for (int cell = 0; cell < occurring.length; cell++) {
      if (counts[y][cell] > 0) {
        occurring[size++] = cell;
      }
    }
    for (int a = 0; a < size; a++) {
      for (int b = a + 1; b < size; b++) {
        int cell = occurring[a];
        int other = occurring[b];
        long traded = Math.min(counts[y][cell], counts[y][other]);
        if (traded > 0 && cell / width != other / width && cell % width != other % width) {
          double before = around(y, cell, other);
          move(y, cell, other, traded);
          if (around(y, cell, other) < before - IMPROVEMENT) {
            improved = true;
          } else {
            move(y, cell, other, -traded);
          }
        }
      }
    }
    return improved;
  }

  /// Examples of two cells trade their predictions of F.
  private void move(int y, int cell, int other, long traded) {
    int width = width(y);
    int i = cell / width;
    int j = cell % width;
    int otherI = other / width;
    int otherJ = other % width;
    add(y, i, j, -traded);
    add(y, otherI, otherJ, -traded);
    add(y, otherI, j, traded);
    add(y, i, otherJ, traded);
  }

  private void add(int y, int i, int j, long examples) {
    int cell = i * width(y) + j;
    counts[y][cell] += examples;
    pairs[confusions.pairs().of()[y][cell]] += examples;
  }

  /// The part of N H(Y|F,L) that a trade between two cells changes.
  private double around(int y, int cell, int other) {
    int width = width(y);
    int i = cell / width;
    int j = cell % width;
    int otherI = other / width;
    int otherJ = other % width;
    return term(y, i, j) + term(y, otherI, otherJ) + term(y, otherI, j) + term(y, i, otherJ);
  }

  private double term(int y, int i, int j) {
    int cell = i * width(y) + j;
    return NLogN.of(pairs[confusions.pairs().of()[y][cell]]) - NLogN.of(counts[y][cell]);
  }

  private double uncertainty() {
    double sum = 0;
    for (long pair : pairs) {
      sum += NLogN.of(pair);
    }
    for (long[] cells : counts) {
      for (long count : cells) {
        sum -= NLogN.of(count);
      }
    }
    return sum;
  }
}
