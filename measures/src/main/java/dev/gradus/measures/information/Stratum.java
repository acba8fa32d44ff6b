package dev.gradus.measures.information;

import dev.gradus.core.RandomStream;

/// The two-way table of labels and predictions among the examples that the explaining model calls
/// alike, and the tables of the same margins that chance makes of it.
///
/// Most examples of a stratum share one label and one prediction. How many are outside both is one
/// hypergeometric number; these are drawn one by one, and all others follow from the margins. With
/// two classes none is left to draw. Where they are too many, cell after cell is drawn instead.
final class Stratum {
  /// A cell of many examples costs about as much as this many examples by themselves.
  private static final double EXAMPLES_PER_CELL = 400;

  private final int total;

  /// Count of each label and of each prediction, the largest last.
  private final int[] rows;

  private final int[] columns;

  /// The sum of n ln n over the cells.
  private final double observed;

  /// Row and column of each example outside the last; empty if cells are drawn.
  private final int[] rowOfExample;

  private final int[] columnOfExample;
  private final boolean cellByCell;
  private final Hypergeometric outsideBoth;

  /// Scratch: the table but for its last row and column, and what of these is left.
  private final int[] cells;

  private final int[] rowRest;
  private final int[] columnRest;

  Stratum(int[] rows, int[] columns, double observed) {
    this.rows = largestLast(rows);
    this.columns = largestLast(columns);
    this.observed = observed;
    cells = new int[(rows.length - 1) * (columns.length - 1)];
    rowRest = new int[rows.length];
    columnRest = new int[columns.length];
    int outsideRow = outside(this.rows);
    int outsideColumn = outside(this.columns);
    total = outsideRow + this.rows[rows.length - 1];
    outsideBoth = Hypergeometric.of(total, outsideRow, outsideColumn);
    double expected = (double) outsideRow * outsideColumn / total;
    cellByCell = cells.length > 1 && expected > EXAMPLES_PER_CELL * cells.length;
    boolean oneByOne = cells.length > 1 && !cellByCell;
    rowOfExample = oneByOne ? expanded(this.rows, outsideRow) : new int[0];
    columnOfExample = oneByOne ? expanded(this.columns, outsideColumn) : new int[0];
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

  private static int outside(int[] counts) {
    int outside = 0;
    for (int i = 0; i < counts.length - 1; i++) {
      outside += counts[i];
    }
    return outside;
  }

  private static int[] expanded(int[] counts, int outside) {
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
    System.arraycopy(rows, 0, rowRest, 0, rows.length);
    System.arraycopy(columns, 0, columnRest, 0, columns.length);
    if (cellByCell) {
      drawCells(random);
    } else {
      int outside = outsideBoth.draw(random);
      if (cells.length == 1) {
        fill(0, 0, outside);
      } else {
        drawExamples(outside, random);
      }
    }
    double sum = 0;
    int last = rowRest[rows.length - 1];
    for (int j = 0; j < columns.length - 1; j++) {
      last -= columnRest[j];
      sum += NLogN.of(columnRest[j]);
    }
    sum += NLogN.of(last);
    for (int i = 0; i < rows.length - 1; i++) {
      sum += NLogN.of(rowRest[i]);
    }
    for (int cell = 0; cell < cells.length; cell++) {
      sum += NLogN.of(cells[cell]);
      cells[cell] = 0;
    }
    return sum;
  }

  private void fill(int row, int column, int examples) {
    cells[row * (columns.length - 1) + column] += examples;
    rowRest[row] -= examples;
    columnRest[column] -= examples;
  }

  private void drawExamples(int outside, RandomStream random) {
    for (int drawn = 0; drawn < outside; drawn++) {
      int row = next(rowOfExample, drawn, random);
      fill(row, next(columnOfExample, drawn, random), 1);
    }
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

  /// Each row takes its examples from what the rows before left of each column.
  private void drawCells(RandomStream random) {
    int left = total;
    for (int row = 0; row < rows.length - 1; row++) {
      int among = left;
      for (int column = 0; column < columns.length - 1; column++) {
        int there = columnRest[column];
        fill(row, column, Hypergeometric.draw(among, there, rowRest[row], random));
        among -= there;
      }
      left -= rows[row];
    }
  }
}
