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

  /// Scratch: the table but for its last row and column, and what is left of each column.
  private final int[] cells;

  private final int[] columnRest;

  Stratum(int[] rows, int[] columns, double observed) {
    this.rows = largestLast(rows);
    this.columns = largestLast(columns);
    this.observed = observed;
    cells = new int[(rows.length - 1) * (columns.length - 1)];
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
    if (cellByCell) {
      drawCells(random);
    } else if (cells.length == 1) {
      cells[0] = outsideBoth.draw(random);
    } else {
      drawExamples(outsideBoth.draw(random), random);
    }
    System.arraycopy(columns, 0, columnRest, 0, columns.length);
    int last = rows[rows.length - 1];
    double sum = 0;
    int cell = 0;
    for (int i = 0; i < rows.length - 1; i++) {
      int rowRest = rows[i];
      for (int j = 0; j < columns.length - 1; j++) {
        int examples = cells[cell];
        cells[cell++] = 0;
        rowRest -= examples;
        columnRest[j] -= examples;
        sum += NLogN.of(examples);
      }
      sum += NLogN.of(rowRest);
    }
    for (int j = 0; j < columns.length - 1; j++) {
      last -= columnRest[j];
      sum += NLogN.of(columnRest[j]);
    }
    return sum + NLogN.of(last);
  }

  /// Two shuffles side by side, of which only the first steps are taken.
  private void drawExamples(int outside, RandomStream random) {
    int width = columns.length - 1;
    for (int drawn = 0; drawn < outside; drawn++) {
      // High words of products, the second of what the first left over: uniform but for a bias of
      // 2^-64 times both lengths.
      long bits = random.nextLong();
      long rowsLeft = (long) rowOfExample.length - drawn;
      int at = drawn + (int) Math.unsignedMultiplyHigh(bits, rowsLeft);
      int other =
          drawn + (int) Math.unsignedMultiplyHigh(bits * rowsLeft, columnOfExample.length - drawn);
      cells[take(rowOfExample, drawn, at) * width + take(columnOfExample, drawn, other)]++;
    }
  }

  private static int take(int[] examples, int drawn, int at) {
    int taken = examples[at];
    examples[at] = examples[drawn];
    examples[drawn] = taken;
    return taken;
  }

  /// Each row takes its examples from what the rows before left of each column.
  private void drawCells(RandomStream random) {
    System.arraycopy(columns, 0, columnRest, 0, columns.length);
    int left = total;
    int cell = 0;
    for (int row = 0; row < rows.length - 1; row++) {
      int among = left;
      int wanted = rows[row];
      for (int column = 0; column < columns.length - 1; column++) {
        int there = columnRest[column];
        int drawn = Hypergeometric.draw(among, there, wanted, random);
        cells[cell++] = drawn;
        columnRest[column] -= drawn;
        wanted -= drawn;
        among -= there;
      }
      left -= rows[row];
    }
  }
}
