package dev.gradus.measures.information;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Counts n(y, f, l) of examples by label, prediction of the model and prediction of the model that
/// may explain it.
///
/// Only cells that occur are kept, so that a thousand classes cost no more than they fill. Parts of
/// a sample are counted apart and joined by [#plus]. Immutable.
///
/// ```java
/// ContingencyTable table = ContingencyTable.of(labels, network, linear);
/// double bits = ExplainedInformation.of(table).in(Unit.BITS).mu().value();
/// ```
public final class ContingencyTable {
  private static final int MOST_CLASSES_COUNTED_DENSELY = 40;

  /// Ascending.
  private final int[] classes;

  /// One a cell that occurs, ascending: (y K + f) K + l, in indices of `classes`.
  private final long[] keys;

  private final long[] counts;
  private final long total;

  /// @param classes ascending
  /// @param keys of the cells that occur, ascending; see [Classes#key]
  ContingencyTable(int[] classes, long[] keys, long[] counts) {
    this.classes = classes;
    this.keys = keys;
    this.counts = counts;
    long sum = 0;
    for (long count : counts) {
      sum = Math.addExact(sum, count);
    }
    this.total = sum;
  }

  /// Counts examples.
  ///
  /// @param label true class of each example, 0 or more
  /// @param model class predicted for each example
  /// @param by class predicted for each example by the model that may explain the other
  /// @throws InputException if the lengths differ, there is no example, a class is negative, or
  ///   there are more than 2^20 classes
  public static ContingencyTable of(int[] label, int[] model, int[] by) {
    checkLengths(label.length, model.length, by.length);
    int largest =
        Math.max(
            Classes.largest("label", label),
            Math.max(Classes.largest("model", model), Classes.largest("by", by)));
    return largest < MOST_CLASSES_COUNTED_DENSELY
        ? DenseCounts.of(largest + 1, label, model, by)
        : countBySorting(label, model, by);
  }

  /// The same of labels in bytes: a few tenths of a nanosecond an example for two classes, about
  /// one for at most 16.
  public static ContingencyTable of(byte[] label, byte[] model, byte[] by) {
    checkLengths(label.length, model.length, by.length);
    int union = ByteLabels.union(label) | ByteLabels.union(model) | ByteLabels.union(by);
    if (union == 0 || union == 1) {
      return DenseCounts.table(2, ByteLabels.countBits(label, model, by));
    }
    return union > 1 && union < 16
        ? DenseCounts.table(16, ByteLabels.countSixteen(label, model, by))
        : of(widened(label), widened(model), widened(by));
  }

  private static int[] widened(byte[] labels) {
    int[] widened = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      widened[i] = labels[i];
    }
    return widened;
  }

  static void checkLengths(int label, int model, int by) {
    if (model != label || by != label) {
      throw new InputException(
          "lengths differ: "
              + label
              + " labels, "
              + model
              + " predictions of the model, "
              + by
              + " of the one to explain it; give one each for the same examples");
    }
    if (label == 0) {
      throw new InputException("no example to count; give at least one");
    }
  }

  private static ContingencyTable countBySorting(int[] label, int[] model, int[] by) {
    int[] classes = Classes.of(label, model, by);
    long[] keys = new long[label.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Classes.key(classes, label[i], model[i], by[i]);
    }
    Arrays.sort(keys);
    long[] ones = new long[keys.length];
    Arrays.fill(ones, 1);
    return joined(classes, keys, ones);
  }

  /// A table from its counts.
  ///
  /// @param counts n\[y\]\[f\]\[l\]; each dimension may have classes of its own count
  /// @throws InputException if a count is negative or all are 0
  public static ContingencyTable of(long[][][] counts) {
    int k = counts.length;
    int cells = 0;
    for (long[][] rows : counts) {
      k = Math.max(k, rows.length);
      for (long[] row : rows) {
        k = Math.max(k, row.length);
        cells += row.length;
      }
    }
    long[] keys = new long[cells];
    long[] values = new long[cells];
    int cell = 0;
    for (int y = 0; y < counts.length; y++) {
      for (int f = 0; f < counts[y].length; f++) {
        for (int l = 0; l < counts[y][f].length; l++) {
          if (counts[y][f][l] < 0) {
            throw new InputException(
                "count ["
                    + y
                    + "]["
                    + f
                    + "]["
                    + l
                    + "] is "
                    + counts[y][f][l]
                    + ", expected 0 or more");
          }
          if (counts[y][f][l] > 0) {
            keys[cell] = ((long) y * k + f) * k + l;
            values[cell++] = counts[y][f][l];
          }
        }
      }
    }
    if (cell == 0) {
      throw new InputException("no example to count; give at least one");
    }
    return new ContingencyTable(
        Classes.range(k), Arrays.copyOf(keys, cell), Arrays.copyOf(values, cell));
  }

  /// A table from the triples that occur, as a database counts them.
  ///
  /// @param label class of the label in each row; a triple may come in several rows
  /// @param model the same of the model
  /// @param by the same of the model that may explain the other
  /// @param counts of examples in each row, 1 or more
  /// @throws InputException if the lengths differ, there is no row, or a number is too small
  public static ContingencyTable of(int[] label, int[] model, int[] by, long[] counts) {
    checkLengths(label.length, model.length, by.length);
    checkLengths(label.length, counts.length, by.length);
    int smallest = Math.min(smallest(label), Math.min(smallest(model), smallest(by)));
    if (smallest < 0 || Arrays.stream(counts).anyMatch(count -> count < 1)) {
      throw new InputException(
          smallest < 0
              ? "a class is " + smallest + ", expected one from 0 on"
              : "a count is below 1; leave out what does not occur");
    }
    int[] classes = Classes.of(label, model, by);
    int[] order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(
                Comparator.comparingLong(
                    row -> Classes.key(classes, label[row], model[row], by[row])))
            .mapToInt(Integer::intValue)
            .toArray();
    return joined(
        classes,
        Arrays.stream(order)
            .mapToLong(row -> Classes.key(classes, label[row], model[row], by[row]))
            .toArray(),
        Arrays.stream(order).mapToLong(row -> counts[row]).toArray());
  }

  private static int smallest(int[] classes) {
    return Arrays.stream(classes).min().orElse(0);
  }

  /// The table of both samples together.
  public ContingencyTable plus(ContingencyTable other) {
    int[] union = Classes.union(classes, other.classes);
    long[] first = rekeyed(union);
    long[] second = other.rekeyed(union);
    long[] mergedKeys = new long[first.length + second.length];
    long[] mergedCounts = new long[mergedKeys.length];
    for (int i = 0, j = 0; i + j < mergedKeys.length; ) {
      boolean fromFirst = j == second.length || (i < first.length && first[i] <= second[j]);
      mergedKeys[i + j] = fromFirst ? first[i] : second[j];
      mergedCounts[i + j] = fromFirst ? counts[i] : other.counts[j];
      if (fromFirst) {
        i++;
      } else {
        j++;
      }
    }
    return joined(union, mergedKeys, mergedCounts);
  }

  /// Adds up the counts of equal keys that follow each other.
  private static ContingencyTable joined(int[] classes, long[] keys, long[] counts) {
    int cells = 0;
    for (int i = 0; i < keys.length; i++) {
      if (cells > 0 && keys[cells - 1] == keys[i]) {
        counts[cells - 1] = Math.addExact(counts[cells - 1], counts[i]);
      } else {
        keys[cells] = keys[i];
        counts[cells++] = counts[i];
      }
    }
    return new ContingencyTable(classes, Arrays.copyOf(keys, cells), Arrays.copyOf(counts, cells));
  }

  /// The keys in indices of a larger set of classes; their order stays.
  private long[] rekeyed(int[] larger) {
    return IntStream.range(0, keys.length)
        .mapToLong(cell ->
            Classes.key(
                larger,
                classes[index(Variable.LABEL, cell)],
                classes[index(Variable.MODEL, cell)],
                classes[index(Variable.BY, cell)]))
        .toArray();
  }

  /// Count of examples.
  public long total() {
    return total;
  }

  /// The classes, ascending; some may not occur.
  public int[] classes() {
    return classes.clone();
  }

  /// How often this triple occurs.
  public long count(int label, int model, int by) {
    int cell = cell(label, model, by);
    return cell < 0 ? 0 : counts[cell];
  }

  /// The two-way table of two of the variables, in the order of [#classes].
  ///
  /// @return counts\[row\]\[column\]
  public long[][] counts(Variable rows, Variable columns) {
    long[][] table = new long[classes.length][classes.length];
    for (int cell = 0; cell < keys.length; cell++) {
      table[index(rows, cell)][index(columns, cell)] += counts[cell];
    }
    return table;
  }

  Joint joint() {
    double[] weights = new double[counts.length];
    for (int cell = 0; cell < counts.length; cell++) {
      weights[cell] = (double) counts[cell];
    }
    return Joint.of(classes.length, keys, weights, (double) total);
  }

  /// Which class, as an index of [#classes], a variable has in a cell.
  private int index(Variable variable, int cell) {
    long k = classes.length;
    return (int)
        switch (variable) {
          case LABEL -> keys[cell] / (k * k);
          case MODEL -> keys[cell] / k % k;
          case BY -> keys[cell] % k;
        };
  }

  /// The cell of a triple; negative if it does not occur.
  int cell(int label, int model, int by) {
    return Classes.indexOf(classes, label) < 0
            || Classes.indexOf(classes, model) < 0
            || Classes.indexOf(classes, by) < 0
        ? -1
        : Arrays.binarySearch(keys, Classes.key(classes, label, model, by));
  }
}
