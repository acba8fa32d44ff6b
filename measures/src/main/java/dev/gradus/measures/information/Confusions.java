package dev.gradus.measures.information;

import dev.gradus.core.InputException;
import java.util.Arrays;

/// The two confusion matrices of a table, of (Y,F) and of (Y,L), which is all that bounds of mu may
/// use.
///
/// With both fixed, mu = I(F;Y) + I(L;Y) - H(Y) + H(Y|F,L) moves with its last term alone. Classes
/// are numbered among those that occur.
///
/// @param total count of examples
/// @param labels count of each label
/// @param pairs the pairs (f,l) that any label can have, numbered
record Confusions(double total, double[] labels, Side model, Side by, Pairs pairs) {
  private static final long MOST_TRIPLES = 1L << 24;

  /// One matrix, row by row.
  ///
  /// @param totals count of each prediction that occurs
  /// @param predictions which of them occur with each label
  /// @param counts and how often
  /// @param position where in its row each group of the joint margin is
  record Side(double[] totals, int[][] predictions, double[][] counts, int[] position) {}

  /// @param of the number of each pair a label can have, \[label\]\[i L + j\] in positions of the
  ///   rows
  /// @param model prediction f of each pair
  /// @param by prediction l of each pair
  record Pairs(int[][] of, int[] model, int[] by) {
    int count() {
      return model.length;
    }
  }

  static Confusions of(Joint joint, Pointwise.Margins margins) {
    Side model = side(margins.label(), margins.model(), margins.labelModel());
    Side by = side(margins.label(), margins.by(), margins.labelBy());
    return new Confusions(
        joint.total(), margins.label().sums(), model, by, pairs(triples(model, by), model, by));
  }

  private static int triples(Side model, Side by) {
    long triples = 0;
    for (int y = 0; y < model.counts.length; y++) {
      triples += (long) model.counts[y].length * by.counts[y].length;
    }
    if (triples > MOST_TRIPLES) {
      throw new InputException(
          triples
              + " possible triples of classes, expected at most "
              + MOST_TRIPLES
              + " for bounds of mu; leave the bounds out or merge classes");
    }
    return (int) triples;
  }

  private static Pairs pairs(int triples, Side model, Side by) {
    long[] keys = new long[triples];
    int[][] of = new int[model.counts.length][];
    int at = 0;
    for (int y = 0; y < of.length; y++) {
      of[y] = new int[model.counts[y].length * by.counts[y].length];
      for (int t = 0; t < of[y].length; t++) {
        keys[at++] = key(model, by, y, t);
      }
    }
    long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
    for (int y = 0; y < of.length; y++) {
      for (int t = 0; t < of[y].length; t++) {
        of[y][t] = Arrays.binarySearch(distinct, key(model, by, y, t));
      }
    }
    return new Pairs(
        of,
        Arrays.stream(distinct).mapToInt(key -> (int) (key / by.totals.length)).toArray(),
        Arrays.stream(distinct).mapToInt(key -> (int) (key % by.totals.length)).toArray());
  }

  private static long key(Side model, Side by, int y, int triple) {
    int width = by.counts[y].length;
    return (long) model.predictions[y][triple / width] * by.totals.length
        + by.predictions[y][triple % width];
  }

  private static Side side(Joint.Margin labels, Joint.Margin predictions, Joint.Margin both) {
    int[] row = new int[both.sums().length];
    int[] column = new int[row.length];
    for (int c = 0; c < both.group().length; c++) {
      row[both.group()[c]] = labels.group()[c];
      column[both.group()[c]] = predictions.group()[c];
    }
    int[] sizes = new int[labels.sums().length];
    for (int r : row) {
      sizes[r]++;
    }
    int[][] occurring = new int[sizes.length][];
    double[][] counts = new double[sizes.length][];
    Arrays.setAll(occurring, r -> new int[sizes[r]]);
    Arrays.setAll(counts, r -> new double[sizes[r]]);
    int[] position = new int[row.length];
    for (int i = row.length - 1; i >= 0; i--) {
      position[i] = --sizes[row[i]];
      occurring[row[i]][position[i]] = column[i];
      counts[row[i]][position[i]] = both.sums()[i];
    }
    return new Side(predictions.sums(), occurring, counts, position);
  }

  boolean binary() {
    return labels.length <= 2 && model.totals.length <= 2 && by.totals.length <= 2;
  }

  /// H(Y|F,L) if F and L are independent given Y.
  double independentUncertainty() {
    double[] both = new double[pairs.count()];
    double sum = 0;
    for (int y = 0; y < labels.length; y++) {
      int t = 0;
      for (double f : model.counts[y]) {
        for (double l : by.counts[y]) {
          double n = f * l / labels[y];
          both[pairs.of[y][t++]] += n;
          sum += nLogN(n);
        }
      }
    }
    return (Arrays.stream(both).map(Confusions::nLogN).sum() - sum) / total;
  }

  static double nLogN(double n) {
    return n > 0 ? n * Math.log(n) : 0;
  }
}
