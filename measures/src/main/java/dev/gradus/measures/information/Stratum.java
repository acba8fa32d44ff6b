package dev.gradus.measures.information;

import dev.gradus.core.RandomStream;

/// The two-way table of labels and predictions among the examples that the explaining model calls
/// alike, and the tables of the same margins that chance makes of it.
///
/// Most examples of a stratum share one label and one prediction. The examples outside both, h of
/// them, are drawn one by one; all others follow from the margins. With two classes one
/// hypergeometric number makes the table.
final class Stratum {
  private final int total;

  /// Count of each label and of each prediction, the largest last.
  private final int[] rows;

  private final int[] columns;

  /// The sum of n ln n over the cells.
  private final double observed;

  private final int[] rowOfExample;
  private final int[] columnOfExample;
  private final Hypergeometric outsideBoth;

  /// Scratch: the table but for its last row and column, and how much of these is left.
  private final int[] cells;

  private final int[] rowRest;
  private final int[] columnRest;

  Stratum(int[] rows, int[] columns, double observed) {
    this.rows = largestLast(rows);
    this.columns = largestLast(columns);
    this.observed = observed;
    rowOfExample = expanded(this.rows);
    columnOfExample = expanded(this.columns);
    total = rowOfExample.length + this.rows[rows.length - 1];
    outsideBoth = Hypergeometric.of(total, rowOfExample.length, columnOfExample.length);
    cells = new int[(rows.length - 1) * (columns.length - 1)];
    rowRest = new int[rows.length];
    columnRest = new int[columns.length];
  }

  private static int[] largestLast(int[] counts) {
    int[] sorted = counts.clone();
    int largest = 0;
    for (int i = 1; i < sorted.length; i++) {
      largest = sorted[i] > sorted[largest] ? i : largest;
    }
    int last = sorted.length - 1;
    sorted[largest] = sorted[last];
    sorted[last] = counts[largest];
    return sorted;
  }

  /// Which row (column) each example outside the last is in.
  private static int[] expanded(int[] counts) {
    int outside = 0;
    for (int i = 0; i < counts.length - 1; i++) {
      outside += counts[i];
    }
    int[] expanded = new int[outside];
    int at = 0;
    for (int i = 0; i < counts.length - 1; i++) {
      for (int j = 0; j < counts[i]; j++) {
        expanded[at++] = i;
      }
    }
    return expanded;
  }

  double observed() {
    return observed;
  }

  /// The mean of the sum of n ln n over the cells of a table of chance: each cell is
  /// hypergeometric.
  double mean() {
    double mean = 0;
    for (int row : rows) {
      for (int column : columns) {
        mean += Hypergeometric.meanNLogN(total, row, column);
      }
    }
    return mean;
  }

  /// The sum of n ln n over the cells of one table of chance.
  double draw(RandomStream random) {
    int outside = outsideBoth.draw(random);
    System.arraycopy(rows, 0, rowRest, 0, rows.length);
    System.arraycopy(columns, 0, columnRest, 0, columns.length);
    int width = columns.length - 1;
    if (cells.length == 1) {
      cells[0] = outside;
      rowRest[0] -= outside;
      columnRest[0] -= outside;
    } else {
      for (int drawn = 0; drawn < outside; drawn++) {
        int row = next(rowOfExample, drawn, random);
        int column = next(columnOfExample, drawn, random);
        cells[row * width + column]++;
        rowRest[row]--;
        columnRest[column]--;
      }
    }
    double sum = NLogN.of(total - rowOfExample.length - columnOfExample.length + outside);
    for (int i = 0; i < rows.length - 1; i++) {
      sum += NLogN.of(rowRest[i]);
    }
    for (int j = 0; j < width; j++) {
      sum += NLogN.of(columnRest[j]);
    }
    for (int cell = 0; cell < cells.length; cell++) {
      sum += NLogN.of(cells[cell]);
      cells[cell] = 0;
    }
    return sum;
  }

  /// One step of a shuffle: an example of those not drawn yet.
  private static int next(int[] examples, int drawn, RandomStream random) {
    // The high word of a product: uniform but for a bias of 2^-33, below what any count can show.
    int at = drawn + (int) Math.unsignedMultiplyHigh(random.nextLong(), examples.length - drawn);
    int picked = examples[at];
    examples[at] = examples[drawn];
    examples[drawn] = picked;
    return picked;
  }
}
